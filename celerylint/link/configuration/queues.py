"""Routes of tasks, and the names of queues wherever they are given."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from fnmatch import fnmatchcase
from typing import Final, NamedTuple

from celerylint.link.configuration import config
from celerylint.link.configuration.apps import Apps
from celerylint.link.definition.lookups import TaskLookups
from celerylint.link.definition.tasks import Tasks
from celerylint.link.sending.enqueues import Enqueues
from celerylint.link.targets import External, Instance, Module, Value
from celerylint.link.world import World
from celerylint.model import expr as e
from celerylint.model import values as v
from celerylint.model.queues import QueueName, QueueRule, QueueSet, RouteKey, RouteTable
from celerylint.model.source import Span
from celerylint.model.values import ABSENT, Known, Opaque
from celerylint.vocabulary.settings import canonical

_QUEUE_CLASSES: Final = frozenset(("kombu.Queue", "kombu.entity.Queue", "kombu.common.Broadcast", "kombu.Broadcast"))
_KEYED: Final = ("task_routes", "task_annotations")
_MAX_DEPTH: Final = 8


class _Written(NamedTuple):
    """An expression and where it stands."""

    expr: e.Expr
    module: Module
    scope: str


class _Pair(NamedTuple):
    """A key of a table, and what it leads to."""

    key: _Written
    value: _Written


def find_queues(world: World, apps: Apps, tasks: Tasks, enqueues: Enqueues) -> Iterator[object]:
    """Keys of routes and annotations, sets of queues, and names of queues."""
    seen: set[tuple[str, Span]] = set()
    finder = _Finder(world, tasks)
    for placed in apps.placed:
        setting = canonical(placed.entry.key, placed.namespace) or ""
        if (setting, placed.entry.span) not in seen:
            seen.add((setting, placed.entry.span))
            yield from finder.of_setting(setting, placed.entry)
    yield from _of_tasks(tasks)
    yield from _of_calls(world, enqueues)
    yield from _of_commands(world)


class _Finder:
    """Reads the settings that name tasks and queues."""

    def __init__(self, world: World, tasks: Tasks) -> None:
        self.world = world
        self.lookups = TaskLookups(world, tasks)
        self.names = [task.name for task in tasks.all()]

    def of_setting(self, setting: str, entry: config.Entry) -> Iterator[object]:
        """What one setting says."""
        written = _Written(entry.value, entry.module, entry.scope)
        if setting == "task_routes":
            yield RouteTable(entry.span, *self._routers(written, 0))
        if setting in _KEYED:
            for pair in self._pairs(written, 0):
                yield from self._key(setting, pair.key)
                if setting == "task_routes":
                    yield from self._sent_to(pair.value)
        elif setting == "task_queues":
            yield from self._declared(written, entry.span)
        elif setting == "task_default_queue":
            yield from self._named(written, "default")

    def _named(self, written: _Written, role: str) -> Iterator[QueueName]:
        value = self.world.value(*written)
        if isinstance(value, Known) and isinstance(value.value, str) and value.value:
            yield QueueName(value.value, written.expr.span, role)

    # -- tables of routes --------------------------------------------------------------------------------------------

    def _pairs(self, written: _Written, depth: int) -> Iterator[_Pair]:
        """The entries of a table: a dict, pairs in a list, several of them; routers that are functions have none."""
        expr, module, scope = written
        if depth > _MAX_DEPTH:
            return
        match expr:
            case e.Mapping(items=items):
                for item in items:
                    value = _Written(item.value, module, scope)
                    if item.key is None:
                        yield from self._pairs(value, depth + 1)
                    else:
                        yield _Pair(_Written(item.key, module, scope), value)
            case e.Sequence(items=(e.Literal(value=str()) as key, e.Mapping() as value)):
                yield _Pair(_Written(key, module, scope), _Written(value, module, scope))
            case e.Sequence(items=parts):
                for part in parts:
                    yield from self._pairs(_Written(part, module, scope), depth + 1)
            case e.Name() | e.Attribute():
                target = self.world.of(expr, module, scope)
                if isinstance(target, Value) and target.expr is not expr:
                    yield from self._pairs(_Written(target.expr, target.module, target.scope), depth + 1)

    def _routers(self, written: _Written, depth: int) -> tuple[tuple[tuple[QueueRule, ...], ...], bool]:
        """The routers, each as its rules, and whether these are all."""
        expr, module, scope = written
        target = self.world.of(expr, module, scope) if isinstance(expr, (e.Name, e.Attribute)) else None
        if isinstance(target, Value) and target.expr is not expr and depth < _MAX_DEPTH:
            return self._routers(_Written(target.expr, target.module, target.scope), depth + 1)
        match expr:
            case e.Literal(value=None):
                return (), True
            case e.Sequence(items=parts) if not any(isinstance(part, e.Sequence) for part in parts):
                found = [self._routers(_Written(part, module, scope), depth + 1) for part in parts]
                return tuple(table for tables, _ in found for table in tables), all(known for _, known in found)
            case e.Mapping(items=items):
                rules, known = self._rules(written)
                return (rules,), known and not any(item.key is None for item in items)
            case e.Sequence():
                rules, known = self._rules(written)
                return (rules,), known
            case _:
                return (), False

    def _rules(self, written: _Written) -> tuple[tuple[QueueRule, ...], bool]:
        """The entries of one table, and whether all their names can be read."""
        found: list[QueueRule] = []
        known = True
        for pair in self._pairs(written, 0):
            name = self.world.value(*pair.key)
            if isinstance(name, Known) and isinstance(name.value, str):
                found.append(QueueRule(name.value, self._queue_of(pair.value), pair.key.expr.span))
            else:
                known = False
        return tuple(found), known

    def _queue_of(self, written: _Written) -> v.Value:
        """The queue that a route names; ABSENT when it is a table without one."""
        whole = self.world.value(*written)
        if isinstance(whole, Known):
            given = whole.value.get("queue") if isinstance(whole.value, dict) else whole.value
            if given is None:
                return ABSENT
            return Known(given, whole.span) if isinstance(given, str) else Opaque(whole.span)
        expr, module, scope = written
        for entry in config.of_mapping(expr, module, scope, self.world) or ():
            if entry.key == "queue":
                return self.world.value(entry.value, entry.module, entry.scope)
        return whole

    def _key(self, setting: str, written: _Written) -> Iterator[RouteKey]:
        value = self.world.value(*written)
        text = value.value if isinstance(value, Known) else None
        if not isinstance(text, str) or not text or (setting == "task_annotations" and text == "*"):
            return
        # Annotations know no patterns but "*".
        is_pattern = "*" in text and setting == "task_routes"
        lookup = None if is_pattern else self.lookups.look(text, written.module.path)
        own = not is_pattern and lookup is None
        matches = own or (self._matches(text) if is_pattern else lookup is not None and lookup.task is not None)
        yield RouteKey(setting, text, written.expr.span, lookup, is_pattern, matches, self._is_ours(text))

    def _matches(self, pattern: str) -> bool:
        """Whether a task fits; a checkout does not tell its import roots, so the ends of names count too."""
        return pattern.startswith("celery.") or any(
            fnmatchcase(end, pattern) for name in self.names for end in _ends(name)
        )

    def _is_ours(self, pattern: str) -> bool:
        fixed = pattern.partition("*")[0].rpartition(".")[0]
        return bool(fixed) and self.world.index.knows(fixed)

    def _sent_to(self, written: _Written) -> Iterator[QueueName]:
        """The queue that a route leads to: its text, or the entry `queue` of its options."""
        expr, module, scope = written
        if isinstance(self.world.value(*written), Known) and not isinstance(expr, e.Mapping):
            yield from self._named(written, "route")
        for entry in config.of_mapping(expr, module, scope, self.world) or ():
            if entry.key == "queue":
                yield from self._named(_Written(entry.value, entry.module, entry.scope), "route")

    # -- task_queues -------------------------------------------------------------------------------------------------

    def _declared(self, written: _Written, span: Span) -> Iterator[QueueName | QueueSet]:
        found: list[QueueName] = []
        complete = True
        for part in self._elements(written, 0):
            names = [] if part is None else list(self._queue(part))
            complete = complete and bool(names)
            found += names
        yield from found
        yield QueueSet(span, frozenset(item.name for item in found), complete)

    def _elements(self, written: _Written, depth: int) -> Iterator[_Written | None]:
        """The elements of a list of queues, or the keys of a dict; None for what cannot be read."""
        expr, module, scope = written
        match expr:
            case e.Sequence(items=parts):
                yield from (_Written(part, module, scope) for part in parts)
            case e.Mapping(items=items):
                yield from (_Written(item.key, module, scope) if item.key else None for item in items)
            case e.Operation(op="+" | "|", operands=operands):
                for operand in operands:
                    yield from self._elements(_Written(operand, module, scope), depth + 1)
            case e.Name() | e.Attribute():
                target = self.world.of(expr, module, scope)
                if isinstance(target, Value) and target.expr is not expr and depth < _MAX_DEPTH:
                    yield from self._elements(_Written(target.expr, target.module, target.scope), depth + 1)
                else:
                    yield None
            case _:
                yield None

    def _queue(self, written: _Written) -> Iterator[QueueName]:
        """`Queue("name", …)`, also by the name it is bound to; a text."""
        target = self.world.of(*written)
        match target:
            case Instance(of=External(path=path), call=e.Call() as call, module=Module() as module, scope=scope):
                name = e.positional(call, 0) or e.keyword(call, "name") or e.keyword(call, "queue")
                if path in _QUEUE_CLASSES and name is not None:
                    yield from self._named(_Written(name, module, scope), "declared")
            case _:
                yield from self._named(written, "declared")


def _ends(name: str) -> Iterator[str]:
    parts = name.split(".")
    return (".".join(parts[start:]) for start in range(len(parts)))


def _of_tasks(tasks: Tasks) -> Iterator[QueueName]:
    for task in tasks.all():
        value = task.options.get("queue", ABSENT)
        if isinstance(value, Known) and isinstance(value.value, str) and value.value:
            yield QueueName(value.value, value.span, "task")


def _of_calls(world: World, enqueues: Enqueues) -> Iterator[QueueName]:
    for call in enqueues.all():
        given = e.keyword(call.site.call, "queue")
        value = world.value(given, world.modules[call.span.path], call.site.scope)
        if isinstance(value, Known) and isinstance(value.value, str) and value.value:
            yield QueueName(value.value, call.span, "call")


def _of_commands(world: World) -> Iterator[QueueName]:
    """Workers that code starts: `app.worker_main(["worker", "-Q", "mail,print"])`, `subprocess.run("celery …")`."""
    for _, site in world.calls():
        for arg in site.call.args:
            items = arg.value.items if isinstance(arg.value, e.Sequence) else (arg.value,)
            words = [item.value for item in items if isinstance(item, e.Literal) and isinstance(item.value, str)]
            if any(word.startswith(("-Q", "--queues")) or " -Q" in word or " --queues" in word for word in words):
                yield from (QueueName(name, site.call.span, "consumed") for name in _consumed(words))


def _consumed(words: Iterable[str]) -> list[str]:
    found = re.search(r"(?:^|\s)(?:-Q|--queues)[\s=]*([\w.,-]+)", " ".join(words))
    return found[1].split(",") if found else []
