"""Functions that a worker's modules, tasks and signal receivers give to `atexit`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from celerylint.link.definition.tasks import Tasks
from celerylint.link.graph import Graph
from celerylint.link.process.work import function_of
from celerylint.link.process.workers import Workers
from celerylint.link.targets import External, Function, Member, Module, Target
from celerylint.link.world import World
from celerylint.model import expr as e
from celerylint.model.calls import RunCall
from celerylint.model.facts import CallSite
from celerylint.model.process import ExitHandler
from celerylint.model.source import Span
from celerylint.vocabulary import processes, signals

_REGISTER: Final = "atexit.register"


class Exits:
    """Finds the handlers that a pool process is given, or inherits."""

    def __init__(self, world: World, workers: Workers, graph: Graph, tasks: Tasks) -> None:
        self.world, self.workers, self.graph, self.tasks = world, workers, graph, tasks
        self._called_anyway: set[tuple[str, str]] | None = None

    def all(self, calls: Iterable[RunCall]) -> Iterator[ExitHandler]:
        """The handlers, each once: of tasks, of starting processes, of imports, and of functions beside tasks."""
        seen: set[Span] = set()
        for found in (*self._in_tasks(calls), *self._in_children(), *self._at_import(), *self._beside_tasks()):
            if found.span not in seen:
                seen.add(found.span)
                yield found

    def _in_tasks(self, calls: Iterable[RunCall]) -> Iterator[ExitHandler]:
        for call in calls:
            if call.callee == _REGISTER:
                yield from self._at(call.site, self.world.modules[call.function.path], "task", call)

    def _in_children(self) -> Iterator[ExitHandler]:
        for receiver in self.workers.of((signals.PROCESS_INIT,)):
            module, scope = receiver.function.module, receiver.function.fact.scope
            for site in self.world.calls_in(module, scope):
                yield from self._at(site, module, "child")

    def _at_import(self) -> Iterator[ExitHandler]:
        for module in self.workers.modules():
            for site in self.workers.import_calls(module):
                yield from self._at(site, module, "import")
            yield from self._decorated(module)

    def _beside_tasks(self) -> Iterator[ExitHandler]:
        """In modules with tasks, functions that names do not lead to: properties, callbacks."""
        for path in sorted({task.span.path for task in self.tasks.all()}):
            module = self.world.modules[path]
            for site in module.facts.calls:
                if site.scope in module.functions:
                    yield from self._at(site, module, "import")

    def _at(self, site: CallSite, module: Module, when: str, call: RunCall | None = None) -> Iterator[ExitHandler]:
        given = e.positional(site.call, 0) if site.role != "decorator" else None
        if given is None or not self._is_register(site.call.func, module, site.scope):
            return
        target = self.world.of(given, module, site.scope)
        if self._is_run_anyway(target) or (when == "import" and self._is_for_all(given, target)):
            return
        name = e.dotted(given) or "a function"
        task, chain = (call.task, call.chain) if call is not None else (None, ())
        yield ExitHandler(site.call.span, name, when, task, chain, self._disposes(given, target))

    def _decorated(self, module: Module) -> Iterator[ExitHandler]:
        """`@atexit.register` on a function of the module."""
        for fact in module.facts.functions:
            target = Function(module, fact)
            is_handler = any(self._is_register(item, module, fact.parent) for item in fact.decorators)
            if (
                is_handler
                and not fact.parent
                and not self._is_run_anyway(target)
                and not self._is_for_all(None, target)
            ):
                yield ExitHandler(fact.span, fact.name, "import", None, (), self._disposes(None, target))

    def _is_register(self, func: e.Expr, module: Module, scope: str) -> bool:
        target = self.world.of(func, module, scope) if isinstance(func, e.Name) else None
        return isinstance(target, External) and target.path == _REGISTER

    def _is_run_anyway(self, target: Target | None) -> bool:
        """Whether a task, or a receiver of `worker_process_shutdown`, calls the same function."""
        if self._called_anyway is None:
            self._called_anyway = set(self._find_called())
        return isinstance(target, Function) and target.key in self._called_anyway

    def _find_called(self) -> Iterator[tuple[str, str]]:
        ends = [item.function for item in self.workers.of((signals.PROCESS_SHUTDOWN,))]
        runs = [function for task in self.tasks.all() if (function := function_of(task, self.world))]
        places = {reached.function.key for start in (*ends, *runs) for reached in self.graph.below(start)}
        yield from (function.key for function in ends)
        for module, site in self.world.calls():
            if (module.path, site.scope) in places:
                callee = self.graph.callable_of(self.world.callee(site, module))
                if callee is not None:
                    yield callee.key

    def _is_for_all(self, given: e.Expr | None, target: Target | None) -> bool:
        """Whether it tidies what the processes share, such as a temporary folder: the main process runs it."""
        names = [*([e.dotted(given) or ""] if given is not None else []), *self._called(target)]
        return any(name.rpartition(".")[2] in processes.TIDY_FOR_ALL for name in names)

    def _disposes(self, given: e.Expr | None, target: Target | None) -> bool:
        names = [*([e.dotted(given) or ""] if given is not None else []), *self._called(target)]
        return any(name.rpartition(".")[2] in processes.LET_GO for name in names)

    def _called(self, target: Target | None) -> Iterator[str]:
        """What a handler calls by name."""
        if isinstance(target, External):
            yield target.path
        elif isinstance(target, Member):
            yield target.name
        elif isinstance(target, Function):
            for site in self.world.calls_in(target.module, target.fact.scope):
                func = site.call.func
                yield e.dotted(func) or (func.name if isinstance(func, e.Attribute) else "")
