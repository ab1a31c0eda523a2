"""The schedule as a picture: a week, each firing at its place, those of one minute side by side and ringed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape
from typing import Final, NamedTuple

from celerylint.audit.data import AppReview, ScheduleRow
from celerylint.report.audit import words
from celerylint.report.text import printable

COLOURS: Final = 6
_DAYS: Final = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_LEFT, _TOP, _DAY, _HOUR, _BOX = 44, 22, 108, 26, 15
_MINUTES: Final = 1440


class _Firing(NamedTuple):
    minute: int  # of the day
    number: int
    row: ScheduleRow


def picture(app: AppReview) -> str:
    """The calendar; "" when no entry has a place in it."""
    if not any(row.week for row in app.schedule):
        return ""
    width, height = _LEFT + 7 * _DAY, _TOP + 24 * _HOUR + 4
    hits = {minute for item in app.collisions for minute in item.minutes}
    parts = (*_grid(height), *(box for day in range(7) for box in _day(app.schedule, day, hits)))
    label = "A week of the schedule: each firing carries the number of its entry below"
    return (
        f'<svg class="week" viewBox="0 0 {width} {height}" role="img" aria-label="{label}">\n{"".join(parts)}</svg>\n'
    )


def _grid(height: int) -> Iterator[str]:
    for day, name in enumerate(_DAYS):
        x = _LEFT + day * _DAY
        yield f'<text x="{x + 4}" y="14">{name}</text><path class="rule" d="M{x} {_TOP}V{height}"/>\n'
    for hour in range(25):
        y = _TOP + hour * _HOUR
        yield f'<path class="rule" d="M{_LEFT} {y}H{_LEFT + 7 * _DAY}"/>'
        if hour < 24:
            yield f'<text class="hour" x="4" y="{y + 4 + (8 if hour == 0 else 0)}">{hour:02}:00</text>\n'


def _day(schedule: Sequence[ScheduleRow], day: int, hits: set[int]) -> Iterator[str]:
    firings = sorted(
        _Firing(minute % _MINUTES, number, row)
        for number, row in enumerate(schedule, 1)
        for minute in row.week
        if minute // _MINUTES == day
    )
    for cluster in _clusters(firings):
        lanes = _lanes(cluster)
        share = (_DAY - 6) / (max(lanes) + 1)
        for firing, lane in zip(cluster, lanes, strict=True):
            x = _LEFT + day * _DAY + 3 + lane * share
            hit = day * _MINUTES + firing.minute in hits
            yield _box(firing, day, x, share - 2, hit=hit)


def _box(firing: _Firing, day: int, x: float, width: float, *, hit: bool) -> str:
    y = _y(firing.minute)
    often = "" if firing.row.every_week else ", on some dates"
    title = f"{_DAYS[day]} {words.time_of(firing.minute)}: {firing.row.key}{often}"
    colour = f"c{(firing.number - 1) % COLOURS}{' hit' if hit else ''}"
    text = f'<text x="{x + 3:.1f}" y="{y + 11:.1f}">{firing.number}</text>' if width >= 8 else ""
    return (
        f'<g><title>{escape(printable(title))}</title><rect class="{colour}" x="{x:.1f}" y="{y:.1f}" rx="2"'
        f' width="{max(width, 2):.1f}" height="{_BOX}"/>{text}</g>\n'
    )


def _y(minute: int) -> float:
    return _TOP + min(minute * _HOUR / 60, 24 * _HOUR - _BOX)


def _clusters(firings: Sequence[_Firing]) -> Iterator[list[_Firing]]:
    """Firings whose boxes would touch, together."""
    cluster: list[_Firing] = []
    for firing in firings:
        if cluster and _y(firing.minute) >= _y(cluster[-1].minute) + _BOX:
            yield cluster
            cluster = []
        cluster.append(firing)
    if cluster:
        yield cluster


def _lanes(cluster: Sequence[_Firing]) -> list[int]:
    """The first free lane for each, from the left."""
    ends: list[float] = []
    found = []
    for firing in cluster:
        y = _y(firing.minute)
        lane = next((lane for lane, end in enumerate(ends) if end <= y), len(ends))
        ends[lane : lane + 1] = [y + _BOX]
        found.append(lane)
    return found
