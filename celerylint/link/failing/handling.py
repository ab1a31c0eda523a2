"""The `except` clauses of tasks."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, NamedTuple

from celerylint.link.definition.tasks import Tasks
from celerylint.link.failing.catching import Catching
from celerylint.link.graph import Graph
from celerylint.link.process.work import function_of, visits
from celerylint.link.targets import Function
from celerylint.link.world import World
from celerylint.model import expr as e
from celerylint.model.facts import Binding, Frame, Statement, TryFrame
from celerylint.model.functions import FunctionRef
from celerylint.model.handling import Handling
from celerylint.model.tasks import Task

_MAX_CALLS: Final = 3


class Place(NamedTuple):
    """A function that runs in a task, and stands in a module that defines tasks."""

    task: Task
    function: Function


def places(world: World, tasks: Tasks, graph: Graph) -> list[Place]:
    """Tasks, what is defined inside them, and functions below them; other modules may serve others as well."""
    homes = {task.function.path for task in tasks.all() if task.function is not None}
    found: list[Place] = []
    for visit in visits(world, tasks, graph):
        module = visit.function.module
        if module.path in homes:
            scopes = graph.own_scopes(visit.function)
            found.extend(Place(visit.task, Function(module, module.functions[scope])) for scope in scopes)
    return found


class Handlings:
    """Gathers the clauses of some functions."""

    def __init__(self, world: World, tasks: Tasks, graph: Graph) -> None:
        self.world = world
        self._catching = Catching(world)
        self._answering = set(self._answers(tasks, graph))

    def of(self, place: Place) -> Iterator[Handling]:
        """The clauses of one function, in source order."""
        fact, module = place.function.fact, place.function.module
        arms = _arms(fact.statements)
        bindings: list[Binding] | None = None
        for (ident, index), (frame, outer, body) in sorted(arms.clauses.items()):
            if bindings is None:
                bindings = [item for item in module.facts.bindings if item.scope == fact.scope and item.frames]
            clause = frame.handlers[index]
            yield Handling(
                task=place.task,
                function=FunctionRef(*place.function.key),
                clause=clause,
                names=self._catching.names(clause, module, fact.scope),
                outer=outer,
                tried=tuple(arms.tried.get(ident, ())),
                body=tuple(body),
                bindings=tuple(item for item in bindings if _in_clause(item.frames, ident, index)),
                answers=place.function.key in self._answering,
            )

    def _answers(self, tasks: Tasks, graph: Graph) -> Iterator[tuple[str, str]]:
        """Tasks, and the functions whose result they return."""
        todo = [function for task in tasks.all() if (function := function_of(task, self.world)) is not None]
        seen = {function.key for function in todo}
        yield from seen
        for _ in range(_MAX_CALLS):
            todo = [item for function in todo for item in self._returned(function, graph) if item.key not in seen]
            seen.update(function.key for function in todo)
            yield from (function.key for function in todo)

    def _returned(self, function: Function, graph: Graph) -> Iterator[Function]:
        """The functions whose result a function returns, through `asyncio.run(…)` and the like too."""
        spans = {call.span for expr in self._results(function) for call in _outer_calls(expr)}
        for site, callee in graph.callees(function):
            if site.call.span in spans:
                yield callee

    def _results(self, function: Function) -> Iterator[e.Expr]:
        returned = function.fact.returns
        names = {name for expr in returned if (name := e.dotted(expr))}
        yield from returned
        for name in names:
            for item in function.module.symbols.get(function.fact.scope, {}).get(name, ()):
                if isinstance(item, Binding):
                    yield item.value


class _Arms(NamedTuple):
    """The statements of a function's clauses by try and number, and of the bodies of its tries."""

    clauses: dict[tuple[int, int], tuple[TryFrame, tuple[Frame, ...], list[Statement]]]
    tried: dict[int, list[Statement]]


def _arms(statements: tuple[Statement, ...]) -> _Arms:
    arms = _Arms({}, {})
    for item in statements:
        for depth, frame in enumerate(item.frames):
            if not isinstance(frame, TryFrame):
                continue
            if frame.arm == "handler":
                key = (frame.ident, frame.handler)
                arms.clauses.setdefault(key, (frame, item.frames[:depth], []))[2].append(item)
            elif frame.arm == "body":
                arms.tried.setdefault(frame.ident, []).append(item)
    return arms


def _in_clause(frames: tuple[Frame, ...], ident: int, index: int) -> bool:
    return any(
        isinstance(f, TryFrame) and f.arm == "handler" and (f.ident, f.handler) == (ident, index) for f in frames
    )


def _outer_calls(expr: e.Expr) -> Iterator[e.Call]:
    """The call that an expression is, and those handed to it."""
    while isinstance(expr, e.Operation) and expr.op == "await":
        expr = expr.operands[0]
    if isinstance(expr, e.Call):
        yield expr
        for arg in expr.args:
            if isinstance(arg.value, e.Call):
                yield arg.value
