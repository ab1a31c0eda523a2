"""Tasks that use `self` without having one."""

from __future__ import annotations

from dataclasses import dataclass

from celerylint.model.source import Span
from celerylint.model.tasks import Task


@dataclass(frozen=True, slots=True)
class UnboundUse:
    """A task's function uses `self` where no such name is; `name` is what it reads, `span` where, or its own name."""

    task: Task
    name: str
    span: Span
