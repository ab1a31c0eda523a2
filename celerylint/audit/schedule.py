"""The beat schedule: when each entry fires in a week, and which entries fire together."""

from __future__ import annotations

import functools
from collections import Counter
from collections.abc import Iterator
from typing import Final

from celerylint.audit.context import at
from celerylint.audit.data import Collision, ScheduleRow
from celerylint.audit.view import View
from celerylint.model.effective import presumed
from celerylint.model.schedule import BeatEntry
from celerylint.vocabulary.clock import Times

_DAY: Final = 1440
_WEEK: Final = 7 * 86_400
_OFTEN: Final = 24  # more firings a day than this are a rhythm, not a date


class Calendar:
    """The schedule of one app."""

    def __init__(self, view: View) -> None:
        self.view = view

    def rows(self) -> Iterator[ScheduleRow]:
        """The entries in source order."""
        return map(self._row, self.view.entries)

    def _row(self, entry: BeatEntry) -> ScheduleRow:
        times, period = self._times(entry), self._period(entry)
        return ScheduleRow(
            key=_key(entry),
            task=entry.task,
            place=at(entry.span),
            kind=entry.kind,
            when=self.view.sources.text(entry.schedule),
            period=period,
            week=_week(times) if times is not None and len(times.minutes) <= _OFTEN else (),
            every_week=times is None or _is_weekly(times),
            firings=_per_week(times) if times is not None else int(_WEEK // period) if period else 0,
            conditional=entry.placing.conditional,
            findings=self._findings(entry),
        )

    def _findings(self, entry: BeatEntry) -> tuple[int, ...]:
        """Those that stand inside it."""
        span = entry.span
        return tuple(
            number
            for number, item in self.view.findings.items()
            if item.span.path == span.path and span.line <= item.span.line <= item.span.end_line <= span.end_line
        )

    @staticmethod
    def _period(entry: BeatEntry) -> float | None:
        known = presumed(entry.period)
        return float(known.value) if known is not None and entry.kind == "interval" and known.value > 0 else None

    def _times(self, entry: BeatEntry) -> Times | None:
        plain = entry.crontab.plain if entry.crontab is not None else None
        return Times.of(plain) if plain is not None else None

    # -- collisions --------------------------------------------------------------------------------------------------

    def collisions(self) -> tuple[Collision, ...]:
        """Entries with dates that fire in the same minute, by who meets; found by going through four years."""
        meetings: dict[tuple[int, ...], set[int]] = {}
        for (_, weekday, minute), numbers in self._firings.items():
            if len(numbers) > 1 and self._are_together(numbers):
                meetings.setdefault(tuple(numbers), set()).add(weekday * _DAY + minute)
        found = (self._collision(numbers, minutes) for numbers, minutes in meetings.items())
        return tuple(sorted(found, key=lambda item: (item.minutes, item.entries)))

    def _are_together(self, numbers: list[int]) -> bool:
        """Whether entries are in the schedule at the same time, for all that can be told: not in several branches."""
        entries = [self.view.entries[number] for number in numbers]
        return len({entry.placing.span for entry in entries if entry.placing.conditional}) <= 1

    def _collision(self, numbers: tuple[int, ...], minutes: set[int]) -> Collision:
        entries = [self.view.entries[number] for number in numbers]
        times = [times for entry in entries if (times := self._times(entry)) is not None]
        return Collision(
            entries=tuple(map(_key, entries)),
            minutes=tuple(sorted(minutes)),
            every_week=all(map(_is_weekly, times)),
            same_task=len({entry.task for entry in entries}) == 1 and bool(entries[0].task),
        )

    @functools.cached_property
    def _firings(self) -> dict[tuple[int, int, int], list[int]]:
        """Who fires, by day, weekday and minute."""
        found: dict[tuple[int, int, int], list[int]] = {}
        for number, entry in enumerate(self.view.entries):
            times = self._times(entry)
            if times is None or len(times.minutes) > _OFTEN:
                continue
            for day in times.days:
                for minute in times.minutes:
                    found.setdefault((day.toordinal(), day.weekday(), minute), []).append(number)
        return found


def _key(entry: BeatEntry) -> str:
    return entry.key or entry.sending.label or entry.task


def _week(times: Times) -> tuple[int, ...]:
    weekdays = sorted({day.weekday() for day in times.days})
    return tuple(weekday * _DAY + minute for weekday in weekdays for minute in times.minutes)


def _per_week(times: Times) -> int:
    return len({day.weekday() for day in times.days}) * len(times.minutes)


def _is_weekly(times: Times) -> bool:
    """Whether it fires on all days that are such weekdays."""
    weekdays = {day.weekday() for day in times.days}
    return len(times.days) == sum(count for weekday, count in _weekdays().items() if weekday in weekdays)


@functools.cache
def _weekdays() -> Counter[int]:
    """How many of each there are in the years that are looked at."""
    everyday = Times.of({})
    return Counter(day.weekday() for day in everyday.days) if everyday is not None else Counter()
