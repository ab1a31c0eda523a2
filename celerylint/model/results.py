"""Results of tasks, and who waits for them."""

from __future__ import annotations

from dataclasses import dataclass

from celerylint.model.calls import Enqueue
from celerylint.model.functions import Step
from celerylint.model.source import Span
from celerylint.model.tasks import Task


@dataclass(frozen=True, slots=True)
class ResultWait:
    """A task that waits for the result of another, with the way from the task to it.

    `how` is the method; `sent` what was sent, None for a result that is looked up by its id; `allowed` is where Celery
    is told to let it.
    """

    task: Task
    span: Span
    how: str
    chain: tuple[Step, ...]
    sent: Enqueue | None
    allowed: Span | None
