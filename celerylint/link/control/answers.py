"""An inspector's answer where it is at hand, and whether code thinks of it being None."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, NamedTuple

from celerylint.link.targets import Module
from celerylint.model import expr as e
from celerylint.model.control import Ask
from celerylint.model.facts import Frame, IfFrame, Statement, TryFrame
from celerylint.model.functions import Step
from celerylint.model.source import Span
from celerylint.vocabulary import control

_LEAVING: Final = frozenset(("return", "raise", "break", "continue"))


class Reply(NamedTuple):
    """Where an answer is at hand: as the value of a call, or under a name, in one scope."""

    ask: Ask
    module: Module
    scope: str
    name: str  # "" for the call itself
    call: Span | None
    since: tuple[int, int]
    chain: tuple[Step, ...] = ()
    siblings: frozenset[str] = frozenset()  # names of other answers: who tests one of them has thought of None

    def is_at(self, expr: e.Expr) -> bool:
        """Whether an expression is the answer as it is."""
        inner = plain(expr)
        if self.name:
            return isinstance(inner, e.Name) and inner.path == self.name
        return isinstance(inner, e.Call) and inner.span == self.call


def is_guarded(frames: tuple[Frame, ...], reply: Reply) -> bool:
    """Under a test of the answer, or where the failure is caught."""
    return tested(frames, reply) or any(isinstance(frame, TryFrame) and _catches(frame) for frame in frames)


def tested(frames: tuple[Frame, ...], reply: Reply) -> bool:
    """Under a test of the answer."""
    tests = (frame.test if isinstance(frame, IfFrame) else getattr(frame, "source", None) for frame in frames)
    return any(test is not None and mentions(test, reply) for test in tests)


def _catches(frame: TryFrame) -> bool:
    if frame.arm != "body":
        return False
    return any(
        not handler.types
        or any((e.dotted(kind) or "").rpartition(".")[2] in control.CAUGHT_BY for kind in handler.types)
        for handler in frame.handlers
    )


def mentions(expr: e.Expr, reply: Reply) -> bool:
    """Whether a test asks about the answer, about another one, or asks the workers once more."""
    return any(
        reply.is_at(part) or part.span == reply.call or _asks_too(part) or e.dotted(part) in reply.siblings
        for part in _tested_parts(expr)
    )


def _tested_parts(expr: e.Expr) -> Iterator[e.Expr]:
    """The operands whose truth a test is about: through `not`, `and`, `or`, comparisons and `isinstance`."""
    match expr:
        case e.Operation(op=op, operands=operands) if "in" not in op.split():
            for operand in operands:
                yield from _tested_parts(operand)
        case e.Call(func=e.Name(path="isinstance" | "bool" | "callable"), args=(first, *_)):
            yield first.value
        case e.Call(func=e.Name(path="any" | "all"), args=(e.Arg(value=e.Sequence(items=items)),)):
            yield from items
        case _:
            yield expr


def _asks_too(expr: e.Expr) -> bool:
    return isinstance(expr, e.Call) and e.last_name(expr.func) in control.QUESTIONS


def leaves(item: Statement) -> bool:
    """Whether nothing after a statement runs, where it stands."""
    if item.kind in _LEAVING:
        return True
    return (
        item.kind == "expression" and isinstance(item.value, e.Call) and e.last_name(item.value.func) in control.ENDINGS
    )


def plain(expr: e.Expr) -> e.Expr:
    """What is awaited, else the expression itself."""
    return expr.operands[0] if isinstance(expr, e.Operation) and expr.op == "await" else expr


def start(span: Span) -> tuple[int, int]:
    """Where a span begins, to compare with others of its file."""
    return span.line, span.column


def end(span: Span) -> tuple[int, int]:
    """Where it ends."""
    return span.end_line, span.end_column
