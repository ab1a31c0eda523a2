"""Calls by which a task waits for somebody else."""

from __future__ import annotations

from dataclasses import dataclass

from celerylint.model.calls import RunCall
from celerylint.model.values import Value


@dataclass(frozen=True, slots=True)
class Wait:
    """A call that may last as long as a peer or another process likes.

    `kind` is "network" or "process"; `timeout` what is given for it, `limited` whether it gives up without one.
    `certain` is False where the timeout may come from elsewhere: from a session made by somebody else.
    """

    run: RunCall
    kind: str
    timeout: Value
    limited: bool
    certain: bool
