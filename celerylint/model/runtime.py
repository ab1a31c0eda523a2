"""What tasks share with the process they run in: event loops and database engines."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from celerylint.model.functions import FunctionRef, Step
from celerylint.model.kept import KeptUse
from celerylint.model.source import Span
from celerylint.model.tasks import Task
from celerylint.model.values import ABSENT, Absent, Known, Value


@dataclass(frozen=True, slots=True)
class Engine:
    """A SQLAlchemy engine, at the call that creates it.

    `home` is where it is kept: "module", "global", "attribute", "cached" or "local"; `pool` is "pooled", "none" or
    "unknown"; `disposed` is where it is disposed of, if anywhere; `options` are its keyword arguments, None when there
    may be others.
    """

    span: Span
    is_async: bool
    home: str
    pool: str
    driver: str
    disposed: tuple[Span, ...]
    owner: FunctionRef | None
    owner_is_task_class: bool = False
    options: Mapping[str, Value] | None = None

    def number(self, option: str, default: int) -> int | None:
        """What an option says in figures; None when that cannot be told."""
        value = ABSENT if self.options is None else self.options.get(option, ABSENT)
        if isinstance(value, Absent):
            return default if self.options is not None else None
        return value.value if isinstance(value, Known) and type(value.value) is int else None


@dataclass(frozen=True, slots=True)
class EngineUse:
    """An engine that a task's run uses or creates, and the way to it."""

    engine: Engine
    span: Span
    chain: tuple[Step, ...]
    in_coroutine: bool
    disposed_in_run: bool


@dataclass(frozen=True, slots=True)
class Fallback:
    """A run in a handler for RuntimeError that starts the same work again.

    `spent` when it is given the same coroutine object, which has been awaited by then.
    """

    span: Span
    spent: bool


@dataclass(frozen=True, slots=True)
class LoopRun:
    """A task that runs a coroutine on an event loop.

    `how` is what runs it (`asyncio.run`). `loop` is "fresh", "bridge" (`async_to_sync`), "current" (`get_event_loop`),
    "running" (`get_running_loop`), "kept" (one per process) or "unknown". `engines` are those the coroutines use.
    `closed` is where the current loop is closed, which the next run finds again; `unclosed` where a loop of its own is
    made that nothing closes; `guarded` when a RuntimeError of asking for the running loop is caught. `clients` are
    those that the coroutines use and that belong to a loop.
    """

    task: Task
    span: Span
    how: str
    loop: str
    chain: tuple[Step, ...]
    fallback: Fallback | None
    engines: tuple[EngineUse, ...]
    closed: Span | None = None
    unclosed: Span | None = None
    guarded: bool = False
    clients: tuple[KeptUse, ...] = ()


@dataclass(frozen=True, slots=True)
class TaskEngine:
    """An engine that a task's run uses or creates, with the way from the task to it."""

    task: Task
    use: EngineUse
    loop: str

    @property
    def place(self) -> Span:
        """Where the engine is made."""
        return self.use.engine.span


@dataclass(frozen=True, slots=True)
class EarlyUse:
    """A connection made before a worker forks its processes: at import (no `signal`), or by a signal's receiver.

    `conditional` when it stands in a branch.
    """

    engine: Engine
    span: Span
    signal: str
    chain: tuple[Step, ...]
    conditional: bool
