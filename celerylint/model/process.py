"""What happens to a worker's processes as they start and end."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from celerylint.model.apps import App
from celerylint.model.functions import Step
from celerylint.model.source import Span
from celerylint.model.tasks import Task
from celerylint.model.values import Known


@dataclass(frozen=True, slots=True)
class WorkerImport:
    """A call that changes the process, made when a worker imports its modules."""

    span: Span
    callee: str


@dataclass(frozen=True, slots=True)
class ExitHandler:
    """A function given to `atexit` in a worker.

    `when` is "import" (or some function beside tasks), "task" (with the task and the way from it) or "child" (as a pool
    process starts). `disposes` tells that it lets connections go, which the end of the process does as well.
    """

    span: Span
    handler: str
    when: str
    task: Task | None
    chain: tuple[Step, ...]
    disposes: bool


@dataclass(frozen=True, slots=True)
class ProcessGlobal:
    """A global that only a receiver of `worker_process_init` fills, and that other functions read."""

    span: Span
    name: str
    receiver: str


@dataclass(frozen=True, slots=True)
class SlowStart:
    """A call of seconds in (or below) a receiver of `worker_process_init`.

    `seconds` is 0 where that depends on what is loaded.
    """

    span: Span
    seconds: float
    receiver: str
    chain: tuple[Step, ...]


def all_use(apps: Iterable[App], pools: Collection[str]) -> bool:
    """Whether every app says that its workers use one of some pools."""
    values = [app.get("worker_pool") for app in apps]
    return bool(values) and all(isinstance(value, Known) and value.value in pools for value in values)
