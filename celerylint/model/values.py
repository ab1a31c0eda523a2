"""The three answers to "what value has this?": known, given but not decidable, not given.

Rules match on which. Collapsing the last two is how linters invent findings.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final, Union

from celerylint.model.source import Span


@dataclass(frozen=True, slots=True)
class Known:
    """Given, and evaluated: `value` is a plain Python object (lists and tuples both become tuples)."""

    value: Any
    span: Span


@dataclass(frozen=True, slots=True)
class Opaque:
    """Given, but only a run can tell what it is.

    `span` is the expression that hides it; `default` is what an environment look-up falls back to, if that is known.
    """

    span: Span | None
    default: Known | None = None


@dataclass(frozen=True, slots=True)
class Absent:
    """Not given anywhere."""

    def __bool__(self) -> bool:
        return False


ABSENT: Final = Absent()

Value = Union[Known, Opaque, Absent]
