"""Database transactions, and tasks that are sent before they are committed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from celerylint.model.calls import Enqueue
from celerylint.model.functions import Step
from celerylint.model.source import Span
from celerylint.model.tasks import Task


class Transaction(NamedTuple):
    """What opens a transaction: a "block", a "decorator" of the function, or a "signal" whose receiver it is.

    `words` is how it is written: `transaction.atomic()`, `post_save`. `database` is "default" for
    the one that Django means where none is named, else "other".
    """

    kind: str
    words: str
    database: str
    span: Span


@dataclass(frozen=True, slots=True)
class EnqueueInTransaction:
    """A task that is sent inside a transaction; `chain` leads from there to a helper that sends it.

    `written` is where a row that it is told of gets its value in the same transaction, if that is seen.
    """

    call: Enqueue
    transaction: Transaction
    chain: tuple[Step, ...]
    written: Span | None


@dataclass(frozen=True, slots=True)
class UnguardedLock:
    """A query with `select_for_update` that a task runs outside a transaction."""

    task: Task
    span: Span
    chain: tuple[Step, ...]
