"""Calls that matter: those that send tasks, and those that tasks make."""

from __future__ import annotations

from dataclasses import dataclass

from celerylint.model import expr as e
from celerylint.model.arguments import Given, given_apart, given_directly
from celerylint.model.facts import CallSite
from celerylint.model.functions import FunctionRef, Step
from celerylint.model.lookups import Lookup
from celerylint.model.source import Span
from celerylint.model.tasks import Task


@dataclass(frozen=True, slots=True)
class Enqueue:
    """A call that sends a task, or a `canvas` of them. `how` is the method (`delay`), `target` the task as written.

    `direct` when it is a method of the task itself, not of a signature.
    """

    site: CallSite
    how: str
    target: str
    task: Task | None
    function: FunctionRef | None
    canvas: bool = False
    direct: bool = False

    @property
    def span(self) -> Span:
        """The whole call."""
        return self.site.call.span

    @property
    def given(self) -> Given | None:
        """What it hands to the task; None when that cannot be read."""
        call = self.site.call
        if self.how in ("delay", "delay_on_commit"):
            return given_directly(call.args)
        first = 1 if self.how == "send_task" else 0
        args = e.keyword(call, "args") or e.positional(call, first)
        kwargs = e.keyword(call, "kwargs") or e.positional(call, first + 1)
        return None if any(arg.star for arg in call.args) else given_apart(args, kwargs)


@dataclass(frozen=True, slots=True)
class SignatureCall:
    """A call that makes a signature of a task: `how` is "s", "si", "signature" or "subtask"."""

    site: CallSite
    how: str
    task: Task
    function: FunctionRef | None

    @property
    def span(self) -> Span:
        """The whole call."""
        return self.site.call.span

    @property
    def immutable(self) -> bool | None:
        """Whether it takes no result of the task before it; None when that cannot be read."""
        if self.how == "si":
            return True
        given = e.keyword(self.site.call, "immutable")
        if given is None:
            return False if self.how == "s" or not any(arg.star for arg in self.site.call.args) else None
        return bool(given.value) if isinstance(given, e.Literal) else None

    @property
    def given(self) -> Given | None:
        """What it hands to the task; None when that cannot be read."""
        call = self.site.call
        if self.how in ("s", "si"):
            return given_directly(call.args)
        if any(arg.star for arg in call.args):
            return None
        return given_apart(
            e.keyword(call, "args") or e.positional(call, 0), e.keyword(call, "kwargs") or e.positional(call, 1)
        )


@dataclass(frozen=True, slots=True)
class DirectCall:
    """A call of a task as a function, whose result is not part of a canvas."""

    task: Task
    span: Span
    function: FunctionRef | None


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
