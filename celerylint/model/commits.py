"""Callbacks that are to run when a transaction is committed."""

from __future__ import annotations

from dataclasses import dataclass

from celerylint.model.calls import Enqueue
from celerylint.model.source import Span


@dataclass(frozen=True, slots=True)
class CommitCallback:
    """A call of Django's `on_commit`.

    `sent` is the call that sends a task where the callback should be; `captured` the loop variable that a lambda reads
    when it runs, "" for none; `callback` is what is given.
    """

    span: Span
    callback: Span
    sent: Enqueue | None
    captured: str
