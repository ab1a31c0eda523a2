"""Times that a call gives for when a task is to run."""

from __future__ import annotations

from dataclasses import dataclass

from celerylint.model.calls import Enqueue
from celerylint.model.source import Span
from celerylint.model.values import Value


@dataclass(frozen=True, slots=True)
class NaiveTime:
    """A time without a zone, made by `maker` (`datetime.now`) at `made`, that a call gives as `option`."""

    call: Enqueue
    option: str
    maker: str
    made: Span


@dataclass(frozen=True, slots=True)
class Delay:
    """How long after it is sent a task is to run, in seconds."""

    call: Enqueue
    seconds: Value
