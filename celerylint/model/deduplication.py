"""Attempts to let a task run only once at a time."""

from __future__ import annotations

from dataclasses import dataclass

from celerylint.model.functions import FunctionRef
from celerylint.model.source import Span


@dataclass(frozen=True, slots=True)
class InspectGuard:
    """Workers are asked what they run (`method`, at `span`), and the answer decides whether a task is sent or run.

    `overridden` is the method of a Task class that does so for every task sent, else ""; `decisions` are the conditions
    that depend on the answer, in the asking `function` itself or in its callers.
    """

    span: Span
    method: str
    function: FunctionRef
    overridden: str
    decisions: tuple[Span, ...]
