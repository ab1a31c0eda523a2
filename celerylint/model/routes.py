"""HTTP routes that touch Celery."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from celerylint.model.control import Ask
from celerylint.model.functions import FunctionRef, Step
from celerylint.model.source import Span


class Exposure(NamedTuple):
    """What an HTTP handler does with Celery: `kind` is "enqueue", "control", "inspect" or "result"."""

    kind: str
    span: Span
    what: str
    chain: tuple[Step, ...]


class RouteAsk(NamedTuple):
    """A question to the workers on whose answers a request waits; `in_coroutine` when the event loop waits, too."""

    ask: Ask
    chain: tuple[Step, ...]
    in_coroutine: bool


class TaskIdLookup(NamedTuple):
    """A result that a handler looks up by an id from the request.

    `source` is where the id comes from, as written; `reads` what is read of the result beside its state; `checked`
    is what may tie the id to the caller, in words, or "".
    """

    span: Span
    source: str
    reads: tuple[str, ...]
    checked: str
    chain: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class Route:
    """An HTTP handler that touches Celery.

    `decorator` is what makes the handler a route; `guards` are the checks found before it, in words; `hidden` is a
    guard that may be one but cannot be followed; `public` is why it looks meant for everybody (health check, webhook,
    sign-in); `offer` is how another route of the project writes its guard, "" where that has no short form; `limit` is
    what limits how often it may be called, in words.
    """

    framework: str
    methods: tuple[str, ...]
    path: str
    span: Span
    decorator: Span
    handler: FunctionRef
    exposures: tuple[Exposure, ...]
    guards: tuple[str, ...]
    hidden: str
    public: str
    project_has_guards: bool
    offer: str
    asks: tuple[RouteAsk, ...] = ()
    lookups: tuple[TaskIdLookup, ...] = ()
    limit: str = ""
