"""Canvases: chains, groups and chords, where they are written."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from celerylint.model.calls import SignatureCall
from celerylint.model.expr import Expr
from celerylint.model.facts import CallSite
from celerylint.model.functions import FunctionRef
from celerylint.model.source import Span
from celerylint.model.tasks import Task


class Part(NamedTuple):
    """One element of a canvas.

    `kind` is "signature" (made in place, `made`), "task" (the task itself), "called" (the task is called), "sent" (sent
    at once) or "other". It stands in the argument of that number; `many` when a comprehension makes several of it.
    """

    kind: str
    expr: Expr
    task: Task | None
    made: SignatureCall | None
    argument: int
    many: bool
    body: bool

    @property
    def span(self) -> Span:
        """Where it stands."""
        return self.expr.span


@dataclass(frozen=True, slots=True)
class Canvas:
    """A call of `chain`, `group` or `chord` (`kind`)."""

    kind: str
    site: CallSite
    parts: tuple[Part, ...]
    function: FunctionRef | None

    @property
    def span(self) -> Span:
        """The whole call."""
        return self.site.call.span
