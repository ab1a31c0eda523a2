"""Values that cannot be put into a message or a result."""

from __future__ import annotations

from dataclasses import dataclass

from celerylint.model.calls import Enqueue, SignatureCall
from celerylint.model.source import Span
from celerylint.model.tasks import Task


@dataclass(frozen=True, slots=True)
class Unstorable:
    """A value, `what`, that JSON cannot hold: given to a task by `call`, or returned by it (`call` is None)."""

    task: Task
    what: str
    span: Span
    call: Enqueue | SignatureCall | None


@dataclass(frozen=True, slots=True)
class ModelArgument:
    """An instance of a Django model that is given to a task; `made` is how it was got, as written."""

    task: Task
    made: str
    span: Span
    call: Enqueue | SignatureCall
