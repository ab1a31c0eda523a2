"""Periodic task runs on an interval where a time of day was meant.

Why: an interval has no place on the clock. Its phase is set by the moment beat first started with a fresh schedule
    file, moves whenever beat was down at the due time, and begins anew when the file is lost. In a container without a
    volume every deploy is such a loss, so an interval longer than the time between two deploys never fires at all.

Bad:
    from celery import Celery

    app = Celery("shop")
    app.conf.beat_schedule = {
        "close-books": {
            "task": "shop.tasks.close_books",
            "schedule": 60 * 60 * 24,  # daily at 2 AM
        },
    }
Good:
    from celery import Celery
    from celery.schedules import crontab

    app = Celery("shop")
    app.conf.beat_schedule = {
        "close-books": {
            "task": "shop.tasks.close_books",
            "schedule": crontab(hour=2, minute=0),
        },
        "check-health": {"task": "shop.tasks.check_health", "schedule": 300},
    }
Limits: major when the entry's name, a comment beside it or the task's docstring promises a time of day or a weekday;
    moderate for other intervals of a day or more; minor from an hour. With a scheduler that keeps its state in a
    database (django-celery-beat, RedBeat) the interval survives deploys, and the finding is minor.
Fix: Use `crontab(hour=…, minute=…)` for what should happen at a time of day.
Refs: Celery docs, "Periodic Tasks"; `celery.beat.PersistentScheduler`
Proof: tests/proofs/test_cel401_interval_schedule.py
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from celerylint.model.edits import Imported, Replace
from celerylint.model.project import Project
from celerylint.model.schedule import BeatEntry
from celerylint.model.values import Known, Opaque
from celerylint.rule import Confidence, Finding, Fix, Rule, Safety, Severity
from celerylint.vocabulary.promises import CLOCK, PART_OF_DAY, WEEKDAY, clock_time, weekday

rule = Rule(__name__, __doc__, severity=Severity.MAJOR, since="0.1")

_HOUR: Final = 3600
_DAY: Final = 86_400


@rule.check(BeatEntry)
def check(entry: BeatEntry, project: Project) -> Iterator[Finding]:
    if entry.kind != "interval":
        return
    period, known = _period(entry)
    if period < _HOUR:
        return
    promise = _promise(entry, period)
    every = _words(period)
    name = entry.key or entry.task
    if entry.durable:
        severity = Severity.MINOR
        why = f"it has no fixed time of day, though `{entry.durable}` remembers its last run"
    elif promise:
        severity = Severity.MAJOR
        why = f"although {promise!r} is promised: it runs at whatever time beat first started"
    else:
        severity = Severity.MODERATE if period >= _DAY else Severity.MINOR
        why = "counted from beat's first start: at no fixed time, and anew whenever the schedule file is lost"
    here = entry.schedule.path == entry.span.path and entry.span.covers(entry.schedule.line)
    yield rule.at(
        entry.schedule,
        f"`{name}` runs every {every}, {why}" if name else f"this task runs every {every}, {why}",
        severity=severity,
        confidence=Confidence.HIGH if known else Confidence.LOW,
        related=[] if here else [(entry.span, "the entry")],
        symbol=name,
        app=entry.app.name if entry.app else "",
        fix=_fix(entry, period, known and not entry.durable),
    )


def _fix(entry: BeatEntry, period: float, certain: bool) -> Fix | None:
    """A crontab at the time that the entry states; where it states none, someone has to choose one."""
    texts = (*_texts(entry), entry.notes)
    time, day = clock_time(texts), weekday(texts)
    if not certain or (period < _DAY and not time):
        return None
    if time and (period == _DAY or (period == 7 * _DAY and day)):
        when = f"hour={time.hour}, minute={time.minute}" + (f', day_of_week="{day}"' if period > _DAY else "")
        edit = Replace((Imported("celery.schedules", "crontab"), f"({when})"), entry.schedule)
        return Fix(f"Use `crontab({when})`", Safety.UNSAFE, (edit,))
    choice = "hour=…, minute=…" + (", day_of_week=…" if period == 7 * _DAY else "")
    return Fix(f"Choose a time of day, and use `crontab({choice})`", Safety.DISPLAY)


def _period(entry: BeatEntry) -> tuple[float, bool]:
    """Seconds, and whether they are certain; an environment variable's default is not."""
    match entry.period:
        case Known(value=seconds):
            return float(seconds), True
        case Opaque(default=Known(value=seconds)):
            return float(seconds), False
        case _:
            return 0.0, False


def _texts(entry: BeatEntry) -> tuple[str, ...]:
    return (entry.key.replace("_", " ").replace("-", " "), *entry.comments)


def _promise(entry: BeatEntry, period: float) -> str:
    """The words that promise a time of day or a weekday; for less than a day only a time on the clock counts."""
    texts = _texts(entry)
    patterns = (CLOCK, PART_OF_DAY, WEEKDAY) if period >= _DAY else (CLOCK,)
    for text in (*texts, entry.notes) if period >= _DAY else texts:
        for pattern in patterns:
            if match := pattern.search(text):
                return match[0].strip(" _")
    return ""


def _words(seconds: float) -> str:
    for size, word in ((7 * _DAY, "week"), (_DAY, "day"), (_HOUR, "hour")):
        if seconds % size == 0:
            count = int(seconds // size)
            return word if count == 1 else f"{count} {word}s"
    return f"{seconds:g} seconds"
