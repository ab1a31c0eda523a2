"""Times of day and weekdays as people write them in names, comments and docstrings."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

CLOCK: Final = re.compile(
    r"\b(?:[01]?\d|2[0-3]):[0-5]\d\b"
    r"|\b(?:1[0-2]|0?[1-9])\s?(?:am|pm|a\.m\.|p\.m\.)(?!\w)"
    r"|\b(?:at|um|à)\s+(?:midnight|noon|[01]?\d\s*(?:h\b|o'?clock|utc))"
    r"|\bmidnight\b",
    re.I,
)
PART_OF_DAY: Final = re.compile(
    r"(?:\b|_)(?:nightly|every (?:night|morning|evening)|morning|evening|overnight)(?:\b|_)", re.I
)
WEEKDAY: Final = re.compile(
    r"(?:\b|_)(?:mon|tues|wednes|thurs|fri|satur|sun)days?(?:\b|_)|\b(?:on|every)\s+(?:mon|tue|wed|thu|fri|sat|sun)\b",
    re.I,
)
_VAGUE: Final = re.compile(r"\b(?:between|before|after|until|till|from|except|not|or|and)\b", re.I)
_TIME: Final = re.compile(
    r"(?<![\d:.])(?P<hour>\d{1,2}):(?P<minute>\d{2})(?:\s?(?P<half>[ap])\.?m\b)?(?![:\d])"
    r"|\b(?P<hour12>\d{1,2})\s?(?P<half12>[ap])\.?m\b"
    r"|\b(?:at\s+)(?P<bare>\d{1,2})\s*(?:h\b|o'?clock|utc)"
    r"|\b(?P<word>midnight|noon)\b",
    re.I,
)
_DAYS: Final = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_WORDS: Final = {"midnight": 0, "noon": 12}


class ClockTime(NamedTuple):
    """A time of day, 0:00 to 23:59."""

    hour: int
    minute: int


def clock_time(texts: tuple[str, ...]) -> ClockTime | None:
    """The one time of day that texts name; None when they name none, several, or one that is a limit."""
    found = {time for text in texts for match in _TIME.finditer(text) if (time := _time(match)) is not None}
    vague = any(_VAGUE.search(text) for text in texts if _TIME.search(text))
    return found.pop() if len(found) == 1 and not vague else None


def weekday(texts: tuple[str, ...]) -> str:
    """The one weekday that texts name, as crontabs write it ("mon"); "" for none or several."""
    words = {match[0].strip(" _").lower() for text in texts for match in WEEKDAY.finditer(text)}
    found = {day for day in _DAYS if any(re.search(rf"(?:^|\s){day}", word) for word in words)}
    return found.pop() if len(found) == 1 else ""


def _time(match: re.Match[str]) -> ClockTime | None:
    if match["word"]:
        return ClockTime(_WORDS[match["word"].lower()], 0)
    hour = int(match["hour"] or match["hour12"] or match["bare"])
    half = (match["half"] or match["half12"] or "").lower()
    if half and not 1 <= hour <= 12:
        return None
    hour = hour % 12 + (12 if half == "p" else 0) if half else hour
    minute = int(match["minute"] or 0)
    return ClockTime(hour, minute) if hour < 24 and minute < 60 else None
