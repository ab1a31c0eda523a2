"""Retries: the calls of `Task.retry`, what keeps them from working, and what makes a task retry at all."""

from __future__ import annotations

from dataclasses import dataclass

from celerylint.model.expr import Call
from celerylint.model.facts import DeadCode, Frame
from celerylint.model.functions import FunctionRef, Step
from celerylint.model.source import Span
from celerylint.model.tasks import Task
from celerylint.model.values import Value


@dataclass(frozen=True, slots=True)
class RetryCall:
    """A call of `Task.retry`, in a task, in a base class or in a helper that is given the task.

    `exhaustion` is a handler for MaxRetriesExceededError around it that the given `exc` keeps from running; `caught`
    are the names of the exceptions in hand there, innermost first.
    """

    task: Task
    function: FunctionRef
    call: Call
    role: str
    frames: tuple[Frame, ...]
    throws: bool
    exc: Value
    countdown: Value
    caught: tuple[str, ...]
    dead: DeadCode | None
    exhaustion: Span | None


@dataclass(frozen=True, slots=True)
class Swallowed:
    """A control exception that does not get out of its task.

    `what` is "Retry", "Ignore" or "Reject"; `span` raises it, or calls (over `chain`) what does. It ends at `catcher`:
    `how` is "handler" (caught, and nothing raised), "another" (something else is raised instead), "retry" (a second
    retry is sent), "return" (a `return` in `finally`) or "suppress".
    """

    task: Task
    what: str
    span: Span
    chain: tuple[Step, ...]
    catcher: Span
    how: str


@dataclass(frozen=True, slots=True)
class Retrying:
    """What makes a task retry.

    `calls` are its own retry calls, `automatic` its `autoretry_for` wherever that is set. `hidden` when something
    out of sight may retry it: the task object is handed on, or a decorator or base class cannot be seen through.
    `counts` when it looks at how often it was retried; `consulted` are the retry options that code reads by itself.
    """

    task: Task
    calls: tuple[RetryCall, ...]
    automatic: Value
    hidden: bool
    counts: bool
    consulted: frozenset[str]

    @property
    def never(self) -> bool:
        """Whether certainly nothing ever retries the task."""
        return not self.calls and not self.automatic and not self.hidden
