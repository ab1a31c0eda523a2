"""What code does when a task cannot be sent."""

from __future__ import annotations

from dataclasses import dataclass

from celerylint.model.calls import Enqueue
from celerylint.model.source import Span


@dataclass(frozen=True, slots=True)
class SendGuard:
    """A call that sends a task, in a `try` whose handlers speak of failing to.

    `outcome` is what the clause at `handler` does: "silent" (it logs at most, and the code goes on), "handled", or
    "missed", when it is for errors that sending never raises. `alone` when the `try` does nothing but send.
    """

    call: Enqueue
    handler: Span
    caught: str
    outcome: str
    alone: bool

    @property
    def span(self) -> Span:
        """The call."""
        return self.call.span
