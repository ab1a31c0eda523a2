"""An HTTP handler while it is looked at."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import NamedTuple

from celerylint.link.targets import Function, Module
from celerylint.model import expr as e
from celerylint.model.source import Span


class Guard(NamedTuple):
    """Something that stands before a handler: in words, and whether it surely turns strangers away.

    `offer` is what another handler of the same framework would write to have the same guard ("" if that is unclear).
    """

    words: str
    sure: bool = True
    offer: str = ""


class Placed(NamedTuple):
    """An expression, and the module it stands in."""

    expr: e.Expr
    module: Module


def strongest(guards: Iterable[Guard | None]) -> Guard | None:
    """A sure guard if there is one, else one that may be, else None."""
    best: Guard | None = None
    for guard in guards:
        if guard is not None and guard.sure:
            return guard
        best = best or guard
    return best


def weakest(guards: Iterable[Guard | None]) -> Guard | None:
    """Of several ways in, the one that is guarded least."""
    best: Guard | None = None
    for index, guard in enumerate(guards):
        if guard is None:
            return None
        if not index or (best and best.sure and not guard.sure):
            best = guard
    return best


@dataclass(eq=False, slots=True)
class Handler:
    """A handler: `route` is the decorator or class that makes it one; `guard` looks for what stands before it.

    `doubt` says why it may be no handler at all; `around` is what is written where it, or its router, is attached.
    """

    framework: str
    methods: tuple[str, ...]
    path: str
    function: Function
    route: Span
    guard: Callable[[], Guard | None]
    doubt: str = ""
    around: Callable[[], Iterable[Placed]] = tuple
    _guard: list[Guard | None] = field(default_factory=list)

    def guarded(self) -> Guard | None:
        """What stands before it, looked up once."""
        if not self._guard:
            self._guard.append(self.guard())
        return self._guard[0]
