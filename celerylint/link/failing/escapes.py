"""Control exceptions (Retry, Ignore, Reject) that are raised in a task and do not get out of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from celerylint.link.definition.tasks import Tasks
from celerylint.link.failing.catching import Catching, Caught, raised_in
from celerylint.link.graph import Graph
from celerylint.link.naming import TASK, Naming
from celerylint.link.process.work import visits
from celerylint.link.targets import Function, Module
from celerylint.link.world import World
from celerylint.model import expr as e
from celerylint.model.facts import Frame, Statement
from celerylint.model.functions import Step
from celerylint.model.retries import RetryCall, Swallowed
from celerylint.model.source import Span
from celerylint.model.tasks import Task
from celerylint.vocabulary.errors import CONTROL, RETRY

_IGNORE = next(path for path, name in CONTROL.items() if name == "Ignore")


class _Source(NamedTuple):
    """A place that raises a control exception."""

    task: Task
    what: str
    span: Span
    function: Function
    frames: tuple[Frame, ...]
    chain: tuple[Step, ...] = ()


class Escapes:
    """Follows control exceptions outwards: through their own function, and through the one that calls it."""

    def __init__(self, world: World, tasks: Tasks, graph: Graph, naming: Naming) -> None:
        self.world, self.naming, self.graph = world, naming, graph
        self._catching = Catching(world)
        self._tasks = tasks.by_function
        self._visits = list(visits(world, tasks, graph))

    def swallowed(self, retries: Iterable[RetryCall]) -> Iterator[Swallowed]:
        """Those that are caught on the way."""
        sources = [*self._retried(retries), *self._raised()]
        escaping: dict[tuple[str, str], _Source] = {}
        for source in sources:
            if (caught := self._fate(source)) is not None:
                yield from _swallowed(source, caught)
            elif source.function.key not in self._tasks:
                escaping.setdefault(source.function.key, source)
        for source in self._called(escaping):
            if (caught := self._fate(source)) is not None:
                yield from _swallowed(source, caught)

    def _fate(self, source: _Source) -> Caught | None:
        return self._catching.fate(source.what, source.frames, source.function) if source.frames else None

    def _retried(self, retries: Iterable[RetryCall]) -> Iterator[_Source]:
        for retry in retries:
            module = self.world.modules[retry.function.path]
            fact = module.functions.get(retry.function.scope)
            if fact is not None and (retry.throws or retry.role == "raise"):
                yield _Source(retry.task, RETRY, retry.call.span, Function(module, fact), retry.frames)

    def _raised(self) -> Iterator[_Source]:
        for visit in self._visits:
            for function in self._own(visit.function):
                for item in raised_in(function.fact):
                    if (what := self._control(item, function.module, function.fact.scope)) is not None:
                        yield _Source(visit.task, what, item.span, function, item.frames)
                for site in self.world.calls_in(function.module, function.fact.scope):
                    if self.naming.callee(site, function.module) == f"{TASK}.replace":
                        yield _Source(visit.task, _IGNORE, site.call.span, function, site.frames)

    def _own(self, function: Function) -> Iterator[Function]:
        for scope in self.graph.own_scopes(function):
            yield Function(function.module, function.module.functions[scope])

    def _control(self, item: Statement, module: Module, scope: str) -> str | None:
        """The control exception that a statement raises, other than Retry: that one is `Task.retry`'s business."""
        kind = item.value.func if isinstance(item.value, e.Call) else item.value
        path = self.naming.path(self.world.of(kind, module, scope)) if isinstance(kind, e.Name) else ""
        return path if path in CONTROL and path != RETRY else None

    def _called(self, escaping: dict[tuple[str, str], _Source]) -> Iterator[_Source]:
        """The calls of functions that let one out; a task that is called as a function retries nothing."""
        for visit in self._visits if escaping else ():
            for site, callee in self.graph.callees(visit.function):
                source = escaping.get(callee.key)
                called = self.world.callee(site, visit.function.module)
                if source and site.frames and isinstance(called, Function) and called.key == callee.key:
                    chain = (Step(site.call.span, callee.fact.name), Step(source.span, CONTROL[source.what]))
                    yield _Source(visit.task, source.what, site.call.span, visit.function, site.frames, chain)


def _swallowed(source: _Source, caught: Caught) -> Iterator[Swallowed]:
    how = _how(caught)
    if how is not None:
        yield Swallowed(source.task, CONTROL[source.what], source.span, source.chain, caught.span, how)


def _how(caught: Caught) -> str | None:
    """What a clause makes of it; None when it is meant for it, or raises something else on some path only."""
    if caught.how != "handler":
        return {"finally": "return", "named": None}.get(caught.how, caught.how)
    if any(isinstance(item.value, e.Call) and _is_retry(item.value) for item in caught.body):
        return "retry"
    raising = [item for item in caught.body if item.kind == "raise"]
    if not raising:
        return "handler"
    return "another" if raising[-1] is caught.body[-1] and len(raising) == 1 else None


def _is_retry(call: e.Call) -> bool:
    return (e.dotted(call.func) or "").endswith(".retry")
