"""Queues, and which tasks go into which."""

from __future__ import annotations

from dataclasses import dataclass

from celerylint.model.lookups import Lookup
from celerylint.model.source import Span


@dataclass(frozen=True, slots=True)
class RouteKey:
    """A key of `task_routes` or `task_annotations` (the `setting`): the name of a task, or a pattern of names.

    `lookup` is what a name leads to, None for Celery's own tasks and for patterns. Of a pattern it is known whether it
    `matches` a task, and whether the part before its first star `is_ours`: a package or module of the project.
    """

    setting: str
    text: str
    span: Span
    lookup: Lookup | None
    is_pattern: bool
    matches: bool
    is_ours: bool


@dataclass(frozen=True, slots=True)
class QueueName:
    """A queue where it is named.

    `role` says what for: it is "declared" in `task_queues`, the "default", "consumed" by a worker that code starts, or
    messages are sent to it by a "route", a "task" or a "call".
    """

    name: str
    span: Span
    role: str


@dataclass(frozen=True, slots=True)
class QueueSet:
    """What `task_queues` says, at one place; not `complete` when some cannot be read."""

    span: Span
    names: frozenset[str]
    complete: bool
