"""Receivers of Celery's signals, where they are connected."""

from __future__ import annotations

from dataclasses import dataclass

from celerylint.model.expr import Call
from celerylint.model.facts import FunctionFact
from celerylint.model.source import Span


@dataclass(frozen=True, slots=True)
class Connection:
    """A receiver that is connected to a signal.

    `function` is the receiver, None for a lambda or where it cannot be followed; `local` when nothing else keeps it:
    a lambda, or a function inside another. `weak` is False when the connection says so. `call` is that of `connect`,
    None for a decorator without arguments.
    """

    signal: str
    span: Span
    function: FunctionFact | None
    local: bool
    weak: bool
    call: Call | None
