"""Calls that matter: those that send tasks, and those that tasks make."""

from __future__ import annotations

from dataclasses import dataclass

from celerylint.model.facts import CallSite
from celerylint.model.functions import FunctionRef, Step
from celerylint.model.lookups import Lookup
from celerylint.model.source import Span
from celerylint.model.tasks import Task


@dataclass(frozen=True, slots=True)
class Enqueue:
    """A call that sends a task, or a `canvas` of them. `how` is the method (`delay`), `target` the task as written."""

    site: CallSite
    how: str
    target: str
    task: Task | None
    function: FunctionRef | None
    canvas: bool = False

    @property
    def span(self) -> Span:
        """The whole call."""
        return self.site.call.span


@dataclass(frozen=True, slots=True)
class NamedSend:
    """A call that names a task in a string: `how` is "send_task" or "signature"; `lookup` is what the name leads to."""

    how: str
    name: str
    span: Span
    lookup: Lookup


@dataclass(frozen=True, slots=True)
class RunCall:
    """A call that is made while a task runs: in its body, or in functions below it, up to one module away.

    `callee` is the dotted path of something outside the project: "requests.get", "redis.Redis.keys" (a method of an
    instance), "builtins.open", "celery.Task.update_state" (a method of a task), "celery.Celery.control.inspect".
    `task` is the nearest task, `chain` the way from it; each call is there once, however many tasks lead to it.
    """

    task: Task
    site: CallSite
    callee: str
    chain: tuple[Step, ...]
    function: FunctionRef

    @property
    def span(self) -> Span:
        """The whole call."""
        return self.site.call.span
