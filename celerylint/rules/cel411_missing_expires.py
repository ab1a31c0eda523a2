"""Frequent entry of the beat schedule does not expire.

Why: beat sends whether or not workers run. After an hour without workers a task that is due each minute waits sixty
    times, and all sixty run one after the other. With `expires` those that are too late are thrown away unseen.

Bad:
    CELERY_BEAT_SCHEDULE = {
        "refresh": {"task": "shop.refresh", "schedule": 60.0},
    }
Good:
    CELERY_BEAT_SCHEDULE = {
        "refresh": {"task": "shop.refresh", "schedule": 60.0, "options": {"expires": 50}},
    }
Limits: looks at intervals of ten minutes and less. Silent where the task itself or its options cannot be read.
Fix: Add `"options": {"expires": …}` with a time shorter than the interval.
Refs: Celery docs, "Expiration"
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from celerylint.model.project import Project
from celerylint.model.schedule import BeatEntry
from celerylint.model.values import Absent, Known
from celerylint.rule import Finding, Rule, Severity

rule = Rule(__name__, __doc__, severity=Severity.MINOR, since="0.1", default=False)

_PERIOD = rule.option("period", 600, "Entries that are sent less often than every so many seconds are not reported.")


@rule.check(BeatEntry)
def check(entry: BeatEntry, project: Project) -> Iterator[Finding]:
    period, options = entry.period, entry.sending.options
    if entry.kind != "interval" or not isinstance(period, Known) or not 0 < period.value <= _PERIOD.of(project):
        return
    if not isinstance(options, (Known, Absent)) or (
        isinstance(options, Known) and (not isinstance(options.value, Mapping) or "expires" in options.value)
    ):
        return
    if entry.sending.task is not None and "expires" in entry.sending.task.options:
        return
    yield rule.at(
        entry.span,
        f"`{entry.key}` piles up while no worker runs: it is sent every {period.value:g} seconds and never expires",
        symbol=entry.key,
    )
