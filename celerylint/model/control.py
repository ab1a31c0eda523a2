"""Remote control: questions to the workers, what is done with their answers, and revoked tasks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from celerylint.model.facts import CallSite
from celerylint.model.functions import FunctionRef, Step
from celerylint.model.source import Span
from celerylint.model.values import Value


@dataclass(frozen=True, slots=True)
class Ask:
    """A question to the workers that waits for answers: `inspect().active()`, `control.ping()`.

    It returns when `limit` workers or all of `destination` have answered, else only after `timeout` seconds.
    """

    method: str
    site: CallSite
    function: FunctionRef
    by_inspector: bool
    timeout: Value
    destination: Value
    limit: Value

    @property
    def span(self) -> Span:
        """The whole call."""
        return self.site.call.span


class AnswerSource(NamedTuple):
    """A function that returns an inspector or an answer: what its callers do matters."""

    path: str
    name: str


@dataclass(frozen=True, slots=True)
class ReplyUse:
    """A use of an inspector's answer that fails when it is None. `what` is the use as text: "`.items()`".

    `name` is the variable it went through, "" when it is used on the spot; `chain` the call that hands it on.
    """

    ask: Ask
    span: Span
    what: str
    name: str
    chain: tuple[Step, ...] = ()


@dataclass(frozen=True, slots=True)
class Revocation:
    """A call that revokes tasks: `terminate` and `signal` as given; `kills` when the signal is surely SIGKILL."""

    method: str
    span: Span
    terminate: Value
    signal: Value
    kills: bool
