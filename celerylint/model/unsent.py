"""Work that is described, and never sent."""

from __future__ import annotations

from dataclasses import dataclass

from celerylint.model.source import Span
from celerylint.model.tasks import Task


@dataclass(frozen=True, slots=True)
class UncalledSend:
    """A statement that names a method which sends a task (`how`), and does not call it."""

    task: Task
    how: str
    span: Span
