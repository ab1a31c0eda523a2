"""Queues, and which tasks go into which."""

from __future__ import annotations

from dataclasses import dataclass
from fnmatch import fnmatchcase
from typing import NamedTuple

from celerylint.model.lookups import Lookup
from celerylint.model.source import Span
from celerylint.model.values import ABSENT, Opaque, Value


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


class QueueRule(NamedTuple):
    """One entry of `task_routes`: tasks that fit the name or pattern go to `queue` (ABSENT: none is named)."""

    pattern: str
    queue: Value
    span: Span


@dataclass(frozen=True, slots=True)
class RouteTable:
    """What one place says in `task_routes`: a router of Celery's own for each of `maps`, asked one after the other.

    Not `complete` when there are others: functions, or what cannot be read.
    """

    span: Span
    maps: tuple[tuple[QueueRule, ...], ...]
    complete: bool

    def queue_of(self, name: str) -> tuple[Value, Span | None]:
        """The queue for a task of that name, and the entry that says so; Opaque where something else may decide."""
        found = next((rule for rules in self.maps if (rule := _match(rules, name)) is not None), None)
        if not self.complete:
            return Opaque(self.span), self.span
        return (found.queue, found.span) if found is not None else (ABSENT, None)


def _match(rules: tuple[QueueRule, ...], name: str) -> QueueRule | None:
    """As Celery looks: the exact name first (the last of several), then the patterns in order."""
    exact = [rule for rule in rules if rule.pattern == name and "*" not in rule.pattern]
    patterns = (rule for rule in rules if "*" in rule.pattern and fnmatchcase(name, rule.pattern))
    return exact[-1] if exact else next(patterns, None)


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
