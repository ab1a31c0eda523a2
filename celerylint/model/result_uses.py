"""What code does with the results of tasks."""

from __future__ import annotations

from dataclasses import dataclass

from celerylint.model.calls import Enqueue
from celerylint.model.functions import FunctionRef
from celerylint.model.source import Span


@dataclass(frozen=True, slots=True)
class StateComparison:
    """A state of a result that is compared with a text, `value`, at `span`; `sent` is what was sent, if that is seen.

    `owner` is the result as written; `alone` unless it is compared with other states in the same list.
    """

    owner: str
    value: str
    span: Span
    sent: Enqueue | None
    alone: bool


@dataclass(frozen=True, slots=True)
class UncalledCheck:
    """A method of a result (`ready`, `successful`, `failed`) that is used as a condition without being called."""

    owner: str
    method: str
    span: Span


@dataclass(frozen=True, slots=True)
class ResultUse:
    """A method that needs a stored result: `how` is its name; `in_async` inside a coroutine function.

    `caught` are the exceptions that clauses around it name, by dotted path, with the place of each clause; `alone` when
    nothing else in the same `try` is called.
    """

    how: str
    span: Span
    sent: Enqueue | None
    function: FunctionRef | None
    in_async: bool
    caught: tuple[tuple[str, Span], ...]
    alone: bool


@dataclass(frozen=True, slots=True)
class StateWritten:
    """A state that the project sets by itself: `update_state(state=…)`, `store_result(…, state)`; "" when unknown."""

    value: str
    span: Span
