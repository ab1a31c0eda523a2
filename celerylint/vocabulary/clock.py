"""When crontabs fire: their days, the minutes of these days, and when two of them meet."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from itertools import pairwise
from typing import Final, NamedTuple

from celerylint.vocabulary.crontab import FIELDS, InvalidFieldError, expand

_DAY: Final = 86_400
# Four years, a leap year among them: every combination of weekday and date that recurs soon.
_YEARS: Final = tuple(datetime.date(2023, 1, 1) + datetime.timedelta(days=day) for day in range(4 * 365 + 1))


class Meeting(NamedTuple):
    """The first time that two crontabs fire on one day, at most so many minutes apart; on `days` days in four years."""

    day: datetime.date
    minute: int
    gap: int
    days: int


class Times(NamedTuple):
    """When a crontab fires: on these days, at these minutes of the day."""

    minutes: tuple[int, ...]
    days: tuple[datetime.date, ...]

    @classmethod
    def of(cls, fields: Mapping[str, object]) -> Times | None:
        """Those of a crontab with these fields; None for one that Celery refuses."""
        try:
            minute, hour, weekday, day, month = (expand(fields.get(field.name, "*"), field) for field in FIELDS)
        except InvalidFieldError:
            return None
        minutes = tuple(sorted(h * 60 + m for h in hour for m in minute))
        dates = (date for date in _YEARS if date.isoweekday() % 7 in weekday)
        return cls(minutes, tuple(date for date in dates if date.day in day and date.month in month))

    @property
    def every_day(self) -> bool:
        """Whether it fires on all days."""
        return len(self.days) == len(_YEARS)

    @property
    def shortest(self) -> int | None:
        """The least number of seconds between two runs; None when there are no two."""
        between = [(second - first).days for first, second in pairwise(self.days)]
        inside = [60 * (later - earlier) for earlier, later in pairwise(self.minutes)]
        over_night = [min(between) * _DAY - 60 * (self.minutes[-1] - self.minutes[0])] if between else []
        return min([*inside, *over_night], default=None)

    def meets(self, other: Times, within: int = 0) -> Meeting | None:
        """When both fire on one day, at most `within` minutes apart; those closest together."""
        common = sorted(set(self.days) & set(other.days))
        gaps = [(abs(one - two), min(one, two)) for one in self.minutes for two in other.minutes]
        gap, minute = min(gaps, default=(within + 1, 0))
        return Meeting(common[0], minute, gap, len(common)) if common and gap <= within else None
