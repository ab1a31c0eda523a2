"""Step of a crontab does not divide the hour or the day.

Why: steps begin anew with each hour, and each day. `*/45` in the minutes fires at :00 and :45, so 45 and 15 minutes
    apart; `*/5` in the hours fires at 20:00 and then at 0:00. A step beyond the range fires once: `*/90` in the
    minutes is once an hour.

Bad:
    from celery.schedules import crontab

    CELERY_BEAT_SCHEDULE = {
        "sync": {"task": "shop.sync", "schedule": crontab(minute="*/45")},
    }
Good:
    from celery.schedules import crontab

    CELERY_BEAT_SCHEDULE = {
        "sync": {"task": "shop.sync", "schedule": crontab(minute="*/30")},
    }
Limits: minor for steps of less than 30 minutes: `*/7` spreads load, and a short gap once an hour does no harm.
Fix: Take a step that divides 60 (or 24), or an interval: `"schedule": 45 * 60`.
Refs: `celery.schedules.crontab_parser`
Proof: tests/proofs/test_cel406_uneven_crontab_step.py
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from celerylint.model.project import Project
from celerylint.model.schedule import BeatEntry, Crontab
from celerylint.model.values import Known
from celerylint.rule import Finding, Rule, Severity

rule = Rule(__name__, __doc__, severity=Severity.MODERATE, since="0.1")

_RANGES: Final = {"minute": 60, "hour": 24}
_HARMLESS: Final = 30  # minutes


@rule.check(Crontab)
def check(crontab: Crontab, project: Project) -> Iterator[Finding]:
    for name, size in _RANGES.items():
        value = crontab.fields[name]
        step = _step(value.value) if isinstance(value, Known) else None
        if step is None or not isinstance(value, Known) or size % step == 0:
            continue
        entries = project.having(BeatEntry, "crontab_span", crontab.span)
        yield rule.at(
            crontab.span,
            f"`{name}={value.value!r}` fires {_fires(name, step, size)}",
            severity=Severity.MINOR if name == "minute" and step < _HARMLESS else None,
            symbol=entries[0].key if entries else "",
        )


def _step(value: object) -> int | None:
    found = re.fullmatch(r"\*/(\d+)", value.strip()) if isinstance(value, str) else None
    return int(found[1]) or None if found else None


def _fires(name: str, step: int, size: int) -> str:
    if step >= size:
        return f"once {'an hour' if name == 'minute' else 'a day'}: the step is longer than that"
    last = size - size % step
    rest = size - last
    unit = "minute" if name == "minute" else "hour"
    return f"every {step} {unit}s, and again {rest} {unit}{'s' if rest != 1 else ''} after the last time"
