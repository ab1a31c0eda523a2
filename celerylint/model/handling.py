"""What tasks do about exceptions."""

from __future__ import annotations

from dataclasses import dataclass

from celerylint.model.facts import Binding, Frame, Handler, Statement
from celerylint.model.functions import FunctionRef
from celerylint.model.source import Span
from celerylint.model.tasks import Task


@dataclass(frozen=True, slots=True)
class Handling:
    """An `except` clause of a task, or of a function below it in a module that defines tasks.

    `names` are what it catches, by dotted path, none for a bare `except`; `outer` the frames around its `try`; `tried`
    and `body` the statements of the try's body and of the clause, nested ones included, and `bindings` what the clause
    assigns. `answers` when what it returns is what the task returns.
    """

    task: Task
    function: FunctionRef
    clause: Handler
    names: tuple[str, ...]
    outer: tuple[Frame, ...]
    tried: tuple[Statement, ...]
    body: tuple[Statement, ...]
    bindings: tuple[Binding, ...]
    answers: bool

    @property
    def span(self) -> Span:
        """The whole clause."""
        return self.clause.span


@dataclass(frozen=True, slots=True)
class UnboundRead:
    """A name that may have no value where it is read, because the `try` failed before it got one.

    `where` is "handler", "finally" or "after" (the clauses let the code go on). `bound` is where it gets its value,
    `first` when nothing before that in the `try` can fail. `hidden` when an inner clause would swallow the NameError.
    """

    task: Task
    name: str
    span: Span
    where: str
    bound: Span
    first: bool
    broad: bool
    hidden: bool
