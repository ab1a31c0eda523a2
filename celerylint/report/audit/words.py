"""Values and places in words."""

from __future__ import annotations

from typing import Any, Final

from celerylint.audit.data import Fact, Place, Retries, TaskRow

_UNITS: Final = ((86_400, "d"), (3600, "h"), (60, "min"), (1, "s"))
_DAYS: Final = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_DAY: Final = 1440
UNKNOWN: Final = "unknown"


def where(place: Place | None) -> str:
    """A place, as editors open it."""
    return f"{place.file}:{place.line}" if place is not None else ""


def value(given: Any) -> str:
    """A value of the document."""
    match given:
        case None:
            return "none"
        case True:
            return "yes"
        case False:
            return "no"
        case list() | tuple():
            return ", ".join(map(value, given)) or "none"
        case dict():
            return ", ".join(f"{key}: {value(item)}" for key, item in given.items()) or "none"
        case float():
            return f"{given:g}"
        case _:
            return str(given)


def fact(found: Fact) -> str:
    """A value, and how sure it is."""
    if found.state == "unknown":
        return UNKNOWN
    return f"{value(found.value)}?" if found.state == "assumed" else value(found.value)


def span_of_time(found: Fact) -> str:
    """A fact that is a number of seconds."""
    number = isinstance(found.value, (int, float)) and not isinstance(found.value, bool)
    shown = seconds(found.value) if number else fact(found)
    return f"{shown}?" if number and found.state == "assumed" else shown


def seconds(number: float) -> str:
    """Seconds in the largest unit that fits: `5 min`."""
    for size, unit in _UNITS:
        if number >= size and number % size == 0:
            return f"{int(number // size)} {unit}"
    return f"{number:g} s"


def origin(found: Fact) -> str:
    """Where a value comes from: `setting task_acks_late shop/app.py:3`."""
    words = {"default": "Celery's default", "setting": f"setting {found.name}", "annotation": f"{found.name}"}
    words["hidden"] = "may be set at"
    text = words.get(found.origin, found.origin)
    return f"{text} {where(found.place)}".strip() if found.origin != "default" else text


def retries(found: Retries, options: TaskRow) -> str:
    """What makes a task run again, and how often."""
    if found.kind in ("never", UNKNOWN):
        return found.kind
    parts = [found.kind]
    if found.exceptions:
        parts.append(f"on {', '.join(name.rpartition('.')[2] for name in found.exceptions)}")
    endless = found.most.state == "known" and found.most.value is None
    parts.append("without end" if endless else f"max {fact(found.most)}")
    backoff = options.options["retry_backoff"]
    if found.kind != "by hand" and backoff.value:
        parts.append("backoff")
    return ", ".join(parts)


def limits(row: TaskRow) -> str:
    """Its soft and its hard limit."""
    soft, hard = row.options["soft_time_limit"], row.options["time_limit"]
    if soft == hard or (soft.value is None and soft.state == "known"):
        return span_of_time(hard)
    return f"{span_of_time(soft)} / {span_of_time(hard)}"


def acks(row: TaskRow) -> str:
    """When it is acknowledged."""
    late, reject = row.options["acks_late"], row.options["reject_on_worker_lost"]
    if late.state == UNKNOWN:
        return UNKNOWN
    mark = "?" if late.state == "assumed" else ""
    return f"late{mark}{', reject' if reject.value is True else ''}" if late.value else f"early{mark}"


def clock(minute: int) -> str:
    """A minute of the week: `Mon 02:00`."""
    return f"{_DAYS[minute // _DAY % 7]} {time_of(minute)}"


def time_of(minute: int) -> str:
    """Its time of day."""
    return f"{minute % _DAY // 60:02}:{minute % 60:02}"


def count(number: int, word: str, plural: str = "") -> str:
    """`1 task`, `2 tasks`."""
    return f"{number} {word if number == 1 else plural or word + 's'}"
