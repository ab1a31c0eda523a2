"""Celery's crontab: its fields, and the grammar of what they may hold (`celery.schedules.crontab_parser`)."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final, NamedTuple

_MONTHS: Final = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
WEEKDAYS: Final = ("sun", "mon", "tue", "wed", "thu", "fri", "sat")
# Celery knows both kinds of names in every field, so `minute="mon"` is minute 1.
_NAMES: Final = {name: number for number, name in enumerate(_MONTHS, 1)} | {
    name: number for number, name in enumerate(WEEKDAYS)
}
_STEPPED: Final = re.compile(r"(?:(\w+?)-(\w+)|\*)/(\w+)?")
_RANGE: Final = re.compile(r"(\w+?)-(\w+)")
_DAYS_IN_MONTH: Final = (0, 31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


class Field(NamedTuple):
    """A field of a crontab and the numbers it may hold."""

    name: str
    first: int
    last: int

    @property
    def all(self) -> frozenset[int]:
        """What `*` means."""
        return frozenset(range(self.first, self.last + 1))


MINUTE: Final = Field("minute", 0, 59)
HOUR: Final = Field("hour", 0, 23)
DAY_OF_WEEK: Final = Field("day_of_week", 0, 6)
DAY_OF_MONTH: Final = Field("day_of_month", 1, 31)
MONTH_OF_YEAR: Final = Field("month_of_year", 1, 12)
# In the order of `crontab`'s parameters; a line of a crontab file has another one.
FIELDS: Final = (MINUTE, HOUR, DAY_OF_WEEK, DAY_OF_MONTH, MONTH_OF_YEAR)
CRON_LINE: Final = (MINUTE, HOUR, DAY_OF_MONTH, MONTH_OF_YEAR, DAY_OF_WEEK)
# What `crontab` takes beside its fields.
OTHER_ARGUMENTS: Final = frozenset(("nowfun", "app"))


class InvalidFieldError(ValueError):
    """What Celery raises for a field; the message says why."""


def expand(value: object, field: Field) -> frozenset[int]:
    """The numbers that a value of a field means; raises InvalidFieldError where Celery raises."""
    if isinstance(value, int):
        numbers: Iterable[object] = (value,)
    elif isinstance(value, str):
        numbers = (number for part in value.split(",") for number in _part(part, field))
    elif isinstance(value, (tuple, list, set, frozenset)):
        numbers = value
    else:
        raise InvalidFieldError(f"a {type(value).__name__} is no crontab field")
    return frozenset(_checked(number, field) for number in numbers)


def _checked(number: object, field: Field) -> int:
    if not isinstance(number, int):
        raise InvalidFieldError(f"{number!r} in it is no whole number")
    if not field.first <= number <= field.last:
        raise InvalidFieldError(f"{number} is not within {field.first}-{field.last}")
    return number


def _part(text: str, field: Field) -> list[int]:
    # Celery matches only the beginning of a part: whatever stands after it is ignored.
    if stepped := _STEPPED.match(text):
        low, high, step = stepped.groups()
        numbers = _range(low, high, field) if low else sorted(field.all)
        return numbers[:: _step(step or "")]
    if ranged := _RANGE.match(text):
        return _range(ranged[1], ranged[2], field)
    return sorted(field.all) if text == "*" else [_number(text, field)]


def _step(text: str) -> int:
    if not text.isdecimal() or int(text) == 0:
        raise InvalidFieldError(f"{text!r} is no step")
    return int(text)


def _range(low: str, high: str, field: Field) -> list[int]:
    first, last = _number(low, field), _number(high, field)
    if last < first:
        return [*range(first, field.last + 1), *range(field.first, last + 1)]
    return [*range(first, last + 1)]


def _number(text: str, field: Field) -> int:
    if not text or text.startswith("-"):
        raise InvalidFieldError(f"{text!r} is no number" if text else "a part of it is empty")
    try:
        number = int(text)
    except ValueError:
        if text[:3].lower() not in _NAMES:
            raise InvalidFieldError(f"{text!r} is neither a number nor the name of a day or month") from None
        number = _NAMES[text[:3].lower()]
    return _checked(number, field)


def happens(days: Iterable[int], months: Iterable[int]) -> bool:
    """Whether some of the months ever has some of the days."""
    longest = max((_DAYS_IN_MONTH[month] for month in months), default=0)
    return min(days, default=99) <= longest
