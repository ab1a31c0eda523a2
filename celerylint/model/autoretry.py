"""What `autoretry_for` names."""

from __future__ import annotations

from dataclasses import dataclass

from celerylint.model.source import Span
from celerylint.model.tasks import Task


@dataclass(frozen=True, slots=True)
class AutoRetry:
    """`autoretry_for` of a task's own decorator.

    `names` are the exceptions by dotted path, a class of the project by its name. `single` is the class where one
    stands that is not in a list or tuple, else "".
    """

    task: Task
    span: Span
    names: tuple[str, ...]
    single: str
