"""What tasks do with Redis by their own hand: locks, and commands that go over whole databases."""

from __future__ import annotations

from dataclasses import dataclass

from celerylint.model.functions import Step
from celerylint.model.source import Span
from celerylint.model.tasks import Task
from celerylint.model.values import Value


@dataclass(frozen=True, slots=True)
class Lock:
    """A lock that is taken while a task runs, at the call that takes it.

    `how` is the method ("set", "setnx", "add" of Django's cache, "lock" of redis-py); `key` its name as far as it can
    be written down; `seconds` when it expires by itself, ABSENT for never; `expiry` a second command that lets it
    expire. `released` tells that it is given back at the end, not left to expire; `release` is a plain deletion that
    does not look whose lock it is; `prolonged` when the code extends it.
    """

    task: Task
    span: Span
    how: str
    key: str
    seconds: Value
    expiry: Span | None
    release: Span | None
    released: bool
    prolonged: bool
    chain: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class Sweep:
    """A command that reads or deletes all keys while a task runs: "keys", "flushdb", "flushall", or a cache's "clear".

    `url` is the server and database it goes to.
    """

    task: Task
    span: Span
    command: str
    url: Value
    chain: tuple[Step, ...]
