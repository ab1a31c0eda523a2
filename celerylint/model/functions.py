"""Functions of the project, and the way from one to another."""

from __future__ import annotations

from typing import NamedTuple

from celerylint.model.source import Span


class FunctionRef(NamedTuple):
    """A function of the project by file and scope."""

    path: str
    scope: str

    @property
    def name(self) -> str:
        """Its own name."""
        return self.scope.rpartition(".")[2]


class Step(NamedTuple):
    """One call on the way from a task to something: where it stands, and what is called."""

    span: Span
    callee: str

    @property
    def seen(self) -> tuple[Span, str]:
        """The place, and what is to be seen there: one of the related places of a finding."""
        return self.span, f"calls `{self.callee}`"
