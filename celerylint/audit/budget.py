"""The connection budget: what tasks may open to the database, against what the server takes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from celerylint.audit.context import Sources, at
from celerylint.audit.data import Budget, EngineRow
from celerylint.audit.view import View
from celerylint.model import expr as e
from celerylint.model.facts import Binding
from celerylint.model.runtime import Engine, TaskEngine
from celerylint.vocabulary import databases
from celerylint.vocabulary.signals import SHARED_PROCESS_POOLS

_CORES: Final = 8  # what is reckoned with where nothing says how many processes a worker has
_UNKNOWN: Final = ("PostgreSQL", 100)


def budget(view: View) -> Budget:
    """The budget of one app's workers."""
    used = _engines(view)
    rows = tuple(_row(engine, len(tasks)) for engine, tasks in used) or tuple(_django(view))
    return _Sum(view, rows, _server([engine for engine, _ in used])).budget()


def _engines(view: View) -> list[tuple[Engine, set[int]]]:
    """The engines that an app's tasks use, with these tasks."""
    mine = {id(task) for task in view.tasks}
    found: dict[int, tuple[Engine, set[int]]] = {}
    for item in view.project.subjects(TaskEngine):
        if id(item.task) in mine:
            found.setdefault(id(item.use.engine), (item.use.engine, set()))[1].add(id(item.task))
    return sorted(found.values(), key=lambda pair: pair[0].span)


def _row(engine: Engine, tasks: int) -> EngineRow:
    kind = "async engine" if engine.is_async else "engine"
    most, note = _pool(engine)
    if engine.home == "local":
        note += "; made anew in each run"
    return EngineRow(at(engine.span), kind, most, note, tasks)


def _pool(engine: Engine) -> tuple[int | None, str]:
    if engine.pool == "none":
        return 1, "no pool: one connection while a task uses it"
    size = engine.number("pool_size", databases.POOL_SIZE)
    overflow = engine.number("max_overflow", databases.MAX_OVERFLOW)
    if engine.pool != "pooled" or size is None or overflow is None:
        return None, "its pool depends on what only a run can tell"
    if size == 0 or overflow < 0:
        return None, "a pool without a limit"
    return size + overflow, f"pool_size {size} + max_overflow {overflow}"


def _django(view: View) -> Iterator[EngineRow]:
    """Django keeps one connection for each database in each thread."""
    found = _databases(view.sources)
    if found is not None and view.tasks:
        binding, names = found
        note = f"Django: one connection for each of {names} databases" if names > 1 else "Django: one connection"
        yield EngineRow(at(binding.span), "Django", max(names, 1), note, len(view.tasks))


def _databases(sources: Sources) -> tuple[Binding, int] | None:
    """The first DATABASES of some settings module, and how many it names."""
    for file in sources.project.files.values():
        for binding in file.bindings:
            if binding.scope == "" and e.dotted(binding.target) == "DATABASES" and binding.op == "=":
                return binding, len(binding.value.items) if isinstance(binding.value, e.Mapping) else 1
    return None


def _server(engines: list[Engine]) -> tuple[str, int, bool]:
    """The server's name and limit, and whether that is known."""
    for engine in engines:
        if found := databases.SERVER_LIMITS.get(engine.driver.partition("+")[0]):
            return (*found, True)
    return (*_UNKNOWN, False)


class _Sum:
    """The arithmetic."""

    def __init__(self, view: View, rows: tuple[EngineRow, ...], server: tuple[str, int, bool]) -> None:
        self.rows, self.server = rows, server
        self.others = list(view.project.subjects(Engine))
        self.processes = view.fact("worker_concurrency")
        self.pool = view.fact("worker_pool")
        given = view.number("worker_concurrency")
        self.running = int(given) if given else _CORES
        self.is_given = bool(given)
        self.children = 1 if self.pool.value in (*SHARED_PROCESS_POOLS, "solo") else self.running

    def budget(self) -> Budget:
        limits = [row.per_process for row in self.rows]
        known = [limit for limit in limits if limit is not None]
        each = sum(known) if self.rows and len(known) == len(limits) else None
        most = each * self.children if each is not None else None
        name, limit, _ = self.server
        return Budget(
            engines=self.rows,
            processes=self.processes,
            most=most,
            needed=self._needed(),
            server=name,
            limit=limit,
            steps=tuple(self._steps(each, most)),
            assumed=tuple(self._assumed()),
        )

    def _needed(self) -> int | None:
        """One connection to each engine for each task that runs at once."""
        at_once = 1 if self.pool.value == "solo" else self.running
        return sum(row.per_process or 1 if row.kind == "Django" else 1 for row in self.rows) * at_once or None

    def _steps(self, each: int | None, most: int | None) -> Iterator[str]:
        if not self.rows:
            yield from self._unused()
            return
        for row in self.rows:
            shown = str(row.per_process) if row.per_process is not None else "?"
            yield f"`{row.place.file}:{row.place.line}`: {shown} in each process ({row.note})"
        if each is None or most is None:
            yield "The sum cannot be told: see the engines marked `?`."
            return
        name, limit, _ = self.server
        share = "more than" if most > limit else "within"
        many = "1 process" if self.children == 1 else f"{self.children} processes"
        yield f"{each} in each process x {many} = {most} at most: {share} the {limit} that {name} takes by default"
        yield f"At work they need {self._needed()}: one for each engine and task that runs at once"

    def _unused(self) -> Iterator[str]:
        yield "No database engine was seen that these tasks use: there is nothing to count."
        others = [engine for engine in self.others if engine.home != "local"]
        if others:
            places = ", ".join(f"`{engine.span.path}:{engine.span.line}`" for engine in others)
            yield f"The project makes engines all the same; how tasks come to them was not seen: {places}"

    def _assumed(self) -> Iterator[str]:
        if not self.rows:
            return
        name, limit, is_known = self.server
        if not self.is_given:
            yield f"a worker of {_CORES} processes: `worker_concurrency` is not told, so there is one for each core"
        if self.pool.origin == "default":
            yield "the prefork pool, unless the command line says otherwise"
        if not is_known:
            yield f"a {name} server: what the address says cannot be told"
        yield f"{name}'s default of {limit} connections, some of them kept for administrators"
        yield "one worker; each further one, each web process and beat come on top"
