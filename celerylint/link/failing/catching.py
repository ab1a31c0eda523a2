"""Which exceptions an `except` clause takes, and what becomes of one that passes through the statements around it."""

from __future__ import annotations

import builtins
from collections.abc import Iterator
from typing import Final, NamedTuple

from celerylint.link.targets import Class, External, Function, Module, Value
from celerylint.link.world import World
from celerylint.model import expr as e
from celerylint.model.facts import Frame, FunctionFact, Handler, Statement, TryFrame, WithFrame
from celerylint.model.source import Span
from celerylint.vocabulary.errors import BROAD, CONTROL_BASE, SUPPRESS

_BUILTINS: Final = frozenset(dir(builtins))


class Caught(NamedTuple):
    """Where an exception ends: in a clause with its statements, in a `finally` or in a `suppress`."""

    how: str  # "handler", "named", "finally" or "suppress"
    span: Span
    body: tuple[Statement, ...] = ()


class Catching:
    """Looks at the clauses around a place."""

    def __init__(self, world: World) -> None:
        self.world = world

    def names(self, handler: Handler, module: Module, scope: str) -> tuple[str, ...]:
        """What a clause catches: "builtins.OSError", "redis.RedisError"; a class of the project by its name."""
        return tuple(name for kind in handler.types for name in self._named(kind, module, scope))

    def _named(self, kind: e.Expr, module: Module, scope: str) -> Iterator[str]:
        target = self.world.of(kind, module, scope)
        written = e.dotted(kind) or ""
        match target:
            case External(path=path):
                yield path
            case Class(fact=fact):
                yield fact.scope
            case Value(expr=e.Sequence(items=items)):
                for item in items:
                    yield from self._named(item, target.module, target.scope)
            case None if written in _BUILTINS:
                yield f"builtins.{written}"
            case _:
                yield written.rpartition(".")[2]

    def fate(self, what: str, frames: tuple[Frame, ...], function: Function) -> Caught | None:
        """Where the control exception `what` ends when it is raised inside `frames`; None when it may get out.

        How it ends is "named" where a clause is meant for it. A clause that may raise it again lets it pass.
        """
        statements = function.fact.statements
        for depth in range(len(frames) - 1, -1, -1):
            match frames[depth]:
                case TryFrame() as frame:
                    if frame.arm == "body" and (handler := self._handler(what, frame, function)) is not None:
                        body = inside(statements, frame, handler)
                        if not _lets_through(body):
                            clause = frame.handlers[handler]
                            named = what in self.names(clause, function.module, function.fact.scope)
                            return Caught("named" if named else "handler", clause.span, body)
                    if frame.arm != "finally" and (lost := _left_by_finally(statements, frame)):
                        return Caught("finally", lost.span)
                case WithFrame(items=items):
                    if span := self._suppressed(items, function):
                        return Caught("suppress", span)
        return None

    def _handler(self, what: str, frame: TryFrame, function: Function) -> int | None:
        """The clause that takes a control exception."""
        for index, handler in enumerate(frame.handlers):
            names = self.names(handler, function.module, function.fact.scope)
            if not handler.types or (BROAD | {CONTROL_BASE, what}) & set(names):
                return index
        return None

    def _suppressed(self, items: tuple[e.Expr, ...], function: Function) -> Span | None:
        for item in items:
            if not isinstance(item, e.Call):
                continue
            target = self.world.of(item.func, function.module, function.fact.scope)
            if isinstance(target, External) and target.path == SUPPRESS:
                kinds = Handler(tuple(arg.value for arg in item.args), None, item.span)
                if BROAD & set(self.names(kinds, function.module, function.fact.scope)):
                    return item.span
        return None


def inside(statements: tuple[Statement, ...], frame: TryFrame, handler: int) -> tuple[Statement, ...]:
    """The statements of one clause, nested ones included."""
    return tuple(
        item
        for item in statements
        if any(
            isinstance(f, TryFrame) and f.ident == frame.ident and f.arm == "handler" and f.handler == handler
            for f in item.frames
        )
    )


def _lets_through(body: tuple[Statement, ...]) -> bool:
    """Whether a clause raises what it caught: a bare `raise` or one of a plain name, on any path."""
    return any(item.kind == "raise" and not isinstance(item.value, e.Call) for item in body)


def _left_by_finally(statements: tuple[Statement, ...], frame: TryFrame) -> Statement | None:
    """A `return` that a `finally` always comes to: it discards whatever exception is on its way."""
    for item in statements:
        if item.kind != "return" or not item.frames:
            continue
        last = item.frames[-1]
        if isinstance(last, TryFrame) and last.ident == frame.ident and last.arm == "finally":
            return item
    return None


def raised_in(function: FunctionFact) -> Iterator[Statement]:
    """The `raise` statements with a value."""
    return (item for item in function.statements if item.kind == "raise" and item.value is not None)
