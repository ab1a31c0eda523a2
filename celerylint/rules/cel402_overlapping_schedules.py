"""Two entries of the beat schedule start the same work at the same time.

Why: beat sends both. Where the arguments are equal, or one run covers what the other does (the last day, the last
    week), the work is done twice at once: twice the load, two runs that write the same rows, a second mail to the
    customer.

Bad:
    from celery import Celery
    from celery.schedules import crontab

    app = Celery("shop")
    app.conf.beat_schedule = {
        "import-day": {
            "task": "shop.tasks.import_orders",
            "schedule": crontab(hour=2, minute=0),
            "kwargs": {"days": 1},
        },
        "import-week": {
            "task": "shop.tasks.import_orders",
            "schedule": crontab(hour=2, minute=0, day_of_week="sun"),
            "kwargs": {"days": 7},
        },
    }
Good:
    from celery import Celery
    from celery.schedules import crontab

    app = Celery("shop")
    app.conf.beat_schedule = {
        "import-day": {
            "task": "shop.tasks.import_orders",
            "schedule": crontab(hour=2, minute=0, day_of_week="mon-sat"),
            "kwargs": {"days": 1},
        },
        "import-week": {
            "task": "shop.tasks.import_orders",
            "schedule": crontab(hour=2, minute=0, day_of_week="sun"),
            "kwargs": {"days": 7},
        },
    }
Limits: other arguments mean other work, unless they are numbers whose name speaks of a span or an amount (`days`,
    `hours_back`, `limit`). Such runs count as colliding also when the task's time limit lets the first still run at the
    start of the second. Entries that a branch adds, entries of different files, and those that go to different queues
    are not compared.
Fix: Let the entries run on different days or at different times, or take a lock in the task.
Refs: Celery docs, "Periodic Tasks"
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from typing import Final

from celerylint.model.effective import effective
from celerylint.model.project import Project
from celerylint.model.schedule import BeatEntry
from celerylint.model.values import Absent, Known, Value
from celerylint.rule import Confidence, Finding, Rule, Severity
from celerylint.vocabulary.clock import Meeting, Times

rule = Rule(__name__, __doc__, severity=Severity.MODERATE, since="0.1")

_SPAN: Final = re.compile(
    r"(?:^|_)(?:days?|hours?|minutes?|weeks?|months?|years?|lookback|look_back|back|window|limit|batch|size|count|max|top|n)"
    r"(?:$|_)",
    re.I,
)
_WEEK: Final = 7 * 86_400
_OFTEN: Final = 3600
_UNITS: Final = ((7 * 86_400, "week"), (86_400, "day"), (3600, "hour"), (60, "minute"), (1, "second"))


@rule.check(BeatEntry)
def check(entry: BeatEntry, project: Project) -> Iterator[Finding]:
    if not entry.task or entry.placing.conditional:
        return
    for other in project.having(BeatEntry, "task", entry.task):
        if other.span < entry.span and _comparable(other, entry) and (found := _collision(other, entry, project)):
            when, confidence = found
            yield rule.at(
                entry.span,
                f"`{entry.key}` and `{other.key}` both run `{_short(entry)}` {when}; {_how_alike(other, entry)}",
                confidence=confidence,
                related=[(other.span, f"`{other.key}`")],
                symbol=entry.key,
                app=entry.app.name if entry.app else "",
            )
            return


def _short(entry: BeatEntry) -> str:
    return entry.sending.label or entry.task.rpartition(".")[2]


def _comparable(first: BeatEntry, second: BeatEntry) -> bool:
    if first.placing.conditional or first.app is not second.app or first.key == second.key:
        return False
    together = first.placing.span.path == second.placing.span.path
    return together and _queue(first) == _queue(second) and _alike(first, second) != ""


def _queue(entry: BeatEntry) -> object:
    options = _given(entry.sending.options, {})
    return options.get("queue") if isinstance(options, dict) else None


# -- arguments --------------------------------------------------------------------------------------------------------


def _alike(first: BeatEntry, second: BeatEntry) -> str:
    """ "same" work, "more" of the same work, or "" for other work and what cannot be told."""
    arguments = [(_given(item.sending.args, ()), _given(item.sending.kwargs, {})) for item in (first, second)]
    if any(args is None or not isinstance(kwargs, dict) for args, kwargs in arguments):
        return ""
    (args, kwargs), (other_args, other_kwargs) = arguments
    if args != other_args:
        return ""
    assert isinstance(kwargs, dict)
    assert isinstance(other_kwargs, dict)
    names = {name for name in {*kwargs, *other_kwargs} if kwargs.get(name, ...) != other_kwargs.get(name, ...)}
    values = [table[name] for table in (kwargs, other_kwargs) for name in names if name in table]
    if not names:
        return "same"
    amounts = all(isinstance(value, (int, float)) and not isinstance(value, bool) for value in values)
    return "more" if amounts and all(_SPAN.search(str(name)) for name in names) else ""


def _given(value: Value, default: object) -> object:
    """The value, or the default when it is left out; None when only a run can tell."""
    return default if isinstance(value, Absent) else value.value if isinstance(value, Known) else None


def _how_alike(first: BeatEntry, second: BeatEntry) -> str:
    if _alike(first, second) == "same":
        return "the same work is done twice"
    return "one does again what the other does"


# -- times -----------------------------------------------------------------------------------------------------------


def _collision(first: BeatEntry, second: BeatEntry, project: Project) -> tuple[str, Confidence] | None:
    periods = [item.period.value for item in (first, second) if isinstance(item.period, Known)]
    times = [times for item in (first, second) if (times := _times(item)) is not None]
    if len(times) == 2:
        within = _limit(first, project) // 60 if _alike(first, second) == "more" else 0
        meeting = times[0].meets(times[1], within)
        return _met(meeting, times[0].every_day and times[1].every_day) if meeting else None
    if len(periods) == 2:
        common = _common_multiple(*periods)
        return (f"every {_words(common)}, counted from the same start", Confidence.HIGH) if common else None
    if len(periods) == len(times) == 1 and periods[0] <= _OFTEN and _alike(first, second) == "same":
        return f"around the same time: one of them every {_words(periods[0])}", Confidence.MEDIUM
    return None


def _times(entry: BeatEntry) -> Times | None:
    plain = entry.crontab.plain if entry.crontab is not None else None
    return Times.of(plain) if plain is not None else None


def _limit(entry: BeatEntry, project: Project) -> int:
    """How many seconds a run may take, when that is known."""
    task = entry.sending.task
    apps = project.apps_of(task) if task is not None else []
    limits = [effective(task, "time_limit", app) for app in apps] if task is not None else []
    known = [limit.value for limit in limits if isinstance(limit, Known) and isinstance(limit.value, (int, float))]
    return int(max(known, default=0))


def _met(meeting: Meeting, every_day: bool) -> tuple[str, Confidence]:
    clock = f"{meeting.minute // 60:02}:{meeting.minute % 60:02}"
    day = "every day" if every_day else f"{meeting.day:%A %d %B}" if meeting.days < 52 else f"on {meeting.day:%A}s"
    if meeting.gap:
        apart = f"from {clock} on, {meeting.gap} minutes apart: the first may still run then"
        return f"{day} {apart}", Confidence.MEDIUM
    return f"{day} at {clock}", Confidence.HIGH


def _common_multiple(first: float, second: float) -> float:
    """After how many seconds two intervals with one start meet, when that is at most a week; else 0."""
    if not (first >= 1 and second >= 1 and float(first).is_integer() and float(second).is_integer()):
        return 0
    common = math.lcm(int(first), int(second))
    return common if common <= max(_WEEK, first, second) else 0


def _words(seconds: float) -> str:
    for size, word in _UNITS:
        if seconds >= size and seconds % size == 0:
            count = int(seconds // size)
            return word if count == 1 else f"{count} {word}s"
    return f"{seconds:g} seconds"
