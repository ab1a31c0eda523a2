"""Crontab names an hour or a day but no minute.

Why: each field that is left out means "every". `crontab(hour=2)` is not "at two o'clock": it fires every minute from
    02:00 to 02:59, sixty times a day, and `crontab(hour="*/6")` fires 240 times.

Bad:
    from celery import Celery
    from celery.schedules import crontab

    app = Celery("shop")
    app.conf.beat_schedule = {
        "close-books": {"task": "shop.tasks.close_books", "schedule": crontab(hour=2)},
    }
Good:
    from celery import Celery
    from celery.schedules import crontab

    app = Celery("shop")
    app.conf.beat_schedule = {
        "close-books": {"task": "shop.tasks.close_books", "schedule": crontab(hour=2, minute=0)},
        "watch-doors": {"task": "shop.tasks.watch_doors", "schedule": crontab(hour="9-17", minute="*")},
    }
Limits: an explicit `minute="*"` is taken as meant, and so is `crontab()` alone. Also reported for
    `CrontabSchedule.objects.create(hour=2)` of django-celery-beat, whose fields default to `*` too.
Fix: Add `minute=0`, or write `minute="*"` where every minute is meant.
Refs: `celery.schedules.crontab`
Proof: tests/proofs/test_cel403_crontab_without_minute.py
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from celerylint.model.edits import AddKeyword
from celerylint.model.project import Project
from celerylint.model.schedule import BeatEntry, Crontab
from celerylint.model.values import Absent, Known, Value
from celerylint.rule import Confidence, Finding, Fix, Rule, Safety, Severity
from celerylint.vocabulary.crontab import FIELDS, HOUR, InvalidFieldError, expand

rule = Rule(__name__, __doc__, severity=Severity.CRITICAL, since="0.1")

_HOURS_A_DAY: Final = 24


@rule.check(Crontab)
def check(crontab: Crontab, project: Project) -> Iterator[Finding]:
    given = [field.name for field in FIELDS if not isinstance(crontab.fields[field.name], Absent)]
    if not given or "minute" in given:
        return
    entries = project.having(BeatEntry, "crontab_span", crontab.span)
    subject = f"`{entries[0].key or entries[0].task}`" if len(entries) == 1 else "this crontab"
    yield rule.at(
        crontab.span,
        f"{subject} fires every minute {_when(crontab)}: `{given[0]}` is given, `minute` is not",
        confidence=Confidence.MEDIUM if crontab.maker == "model" else None,
        related=[(entries[0].span, "the entry")]
        if len(entries) == 1 and entries[0].span.path != crontab.span.path
        else [],
        symbol=entries[0].key if entries else "",
        fix=_fix(crontab),
    )


def _fix(crontab: Crontab) -> Fix | None:
    """Once in each hour that it names; several hours are left to the reader only if they are none."""
    if crontab.maker != "crontab":
        return None
    return Fix("Add `minute=0`", Safety.UNSAFE, (AddKeyword("minute", "0", crontab.span),))


def _when(crontab: Crontab) -> str:
    hours = crontab.fields[HOUR.name]
    days = "on the days it names" if isinstance(hours, Absent) else "of the hours it names"
    count = _HOURS_A_DAY if isinstance(hours, Absent) else _count(hours)
    return f"{days}, {60 * count:,} times a day" if count else days


def _count(hours: Value) -> int:
    """How many hours a day; 0 when only a run can tell."""
    try:
        return len(expand(hours.value, HOUR)) if isinstance(hours, Known) else 0
    except InvalidFieldError:
        return 0
