"""What a project sees of its workers: logs, errors, metrics, and the state of tasks."""

from __future__ import annotations

from dataclasses import dataclass

from celerylint.model.functions import FunctionRef
from celerylint.model.source import Span
from celerylint.model.tasks import Task


@dataclass(frozen=True, slots=True)
class SignalLog:
    """A receiver of a signal that is sent for every task, and that logs each time; `span` is the call that logs."""

    signal: str
    function: FunctionRef
    span: Span


@dataclass(frozen=True, slots=True)
class TrackerSetup:
    """A call that begins to send errors to a tracker; `reach` is "worker", "elsewhere" or "unknown"."""

    span: Span
    callee: str
    reach: str


@dataclass(frozen=True, slots=True)
class FailureHandler:
    """A receiver of `task_failure`, or an `on_failure` of a task class: errors are reported in some way."""

    span: Span


@dataclass(frozen=True, slots=True)
class MetricUse:
    """A Prometheus metric that a worker counts; `task` is None in a receiver of a signal."""

    span: Span
    callee: str
    task: Task | None


@dataclass(frozen=True, slots=True)
class MetricGathering:
    """A place that gathers the metrics of several processes, or pushes them."""

    span: Span


@dataclass(frozen=True, slots=True)
class StateLook:
    """A place that looks at the state of a task by its id."""

    span: Span
