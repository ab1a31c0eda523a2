"""Coroutines that nobody runs."""

from __future__ import annotations

from dataclasses import dataclass

from celerylint.model.functions import Step
from celerylint.model.source import Span
from celerylint.model.tasks import Task


@dataclass(frozen=True, slots=True)
class Unawaited:
    """A call of a coroutine function, as a statement of its own, in a task or (over `chain`) a function below it."""

    task: Task
    callee: str
    defined: Span
    span: Span
    chain: tuple[Step, ...]
