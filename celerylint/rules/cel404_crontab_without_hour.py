"""Crontab names a day and a minute but no hour.

Why: what is left out of a crontab means "every". `crontab(minute=0, day_of_month=1)` fires at every full hour of the
    first, 24 times.

Bad:
    from celery.schedules import crontab

    CELERY_BEAT_SCHEDULE = {
        "bill": {"task": "shop.bill", "schedule": crontab(minute=0, day_of_month=1)},
    }
Good:
    from celery.schedules import crontab

    CELERY_BEAT_SCHEDULE = {
        "bill": {"task": "shop.bill", "schedule": crontab(minute=0, hour=3, day_of_month=1)},
    }
Limits: several days of the week (`mon-fri`) have low confidence: "every hour on working days" is a schedule that
    people want. Silent where the minute is a step or a list: who writes it looks at the hour, too.
Fix: Add `hour=`; `hour="*"` says that every hour is meant.
Refs: `celery.schedules.crontab`
Proof: tests/proofs/test_cel403_crontab_without_minute.py
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from celerylint.model.project import Project
from celerylint.model.schedule import BeatEntry, Crontab
from celerylint.model.values import Absent, Known
from celerylint.rule import Confidence, Finding, Rule, Severity

rule = Rule(__name__, __doc__, severity=Severity.MODERATE, since="0.1")

_DAYS: Final = ("day_of_month", "month_of_year", "day_of_week")
_ANY: Final = ("*", None)


@rule.check(Crontab)
def check(crontab: Crontab, project: Project) -> Iterator[Finding]:
    minute = crontab.fields["minute"]
    if not isinstance(crontab.fields["hour"], Absent) or not isinstance(minute, Known) or not _is_one(minute.value):
        return
    given = [name for name in _DAYS if _is_given(crontab, name)]
    if not given or crontab.maker != "crontab":
        return
    entries = project.having(BeatEntry, "crontab_span", crontab.span)
    subject = f"`{entries[0].key or entries[0].task}`" if len(entries) == 1 else "this crontab"
    days = crontab.fields["day_of_week"]
    several = given == ["day_of_week"] and isinstance(days, Known) and not _is_one(days.value)
    yield rule.at(
        crontab.span,
        f"{subject} fires 24 times on each of its days: `{given[0]}` is given, `hour` is not",
        confidence=Confidence.LOW if several else None,
        symbol=entries[0].key if entries else "",
    )


def _is_given(crontab: Crontab, name: str) -> bool:
    value = crontab.fields[name]
    return isinstance(value, Known) and value.value not in _ANY


def _is_one(value: object) -> bool:
    """One number or name, not a list, a range or a step."""
    return isinstance(value, int) or (isinstance(value, str) and value.strip().isalnum())
