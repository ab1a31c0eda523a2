"""Entry of the beat schedule cannot be read by beat.

Why: beat makes a `ScheduleEntry` of each entry when it starts. A key that it does not know, or a schedule that is a
    text or missing, ends beat with TypeError or AttributeError: nothing is scheduled any more, not even the other
    entries. An entry without a task, or with the task object instead of its name, fails each time it is due.

Bad:
    from celery import Celery

    app = Celery("shop", task_acks_late=True, task_reject_on_worker_lost=True, task_time_limit=60)

    @app.task(name="shop.sync")
    def sync(): ...

    app.conf.beat_schedule = {"sync": {"task": "shop.sync", "schedule": 60.0, "queue": "slow"}}
Good:
    from celery import Celery

    app = Celery("shop", task_acks_late=True, task_reject_on_worker_lost=True, task_time_limit=60)

    @app.task(name="shop.sync")
    def sync(): ...

    app.conf.beat_schedule = {"sync": {"task": "shop.sync", "schedule": 60.0, "options": {"queue": "slow"}}}
Limits: looks at entries written as dicts in a schedule that an app uses. Silent with a scheduler that keeps entries
    in a database.
Fix: Put options of the message into `options`; give the schedule as seconds, `timedelta` or `crontab`, the task by
    its name.
Refs: `celery.beat.ScheduleEntry`
Proof: tests/proofs/test_cel407_invalid_beat_entry.py
"""

from __future__ import annotations

import difflib
from collections.abc import Iterator
from typing import Final

from celerylint.model.edits import insert_after
from celerylint.model.project import Project
from celerylint.model.schedule import EntryField, WrittenEntry
from celerylint.model.source import Span
from celerylint.model.values import Known
from celerylint.rule import Finding, Fix, Rule, Safety, Severity
from celerylint.vocabulary.celery import DURABLE_SCHEDULERS
from celerylint.vocabulary.options import BEAT_ENTRY_KEYS, CALL_OPTIONS

rule = Rule(__name__, __doc__, severity=Severity.CRITICAL, since="0.1")

_ENDS: Final = "beat ends when it starts"


@rule.check(WrittenEntry)
def check(entry: WrittenEntry, project: Project) -> Iterator[Finding]:
    scheduler = entry.app.get("beat_scheduler")
    if isinstance(scheduler, Known) and any(word in str(scheduler.value).lower() for word in DURABLE_SCHEDULERS):
        return
    for span, message, advice, fix in _problems(entry):
        yield rule.at(span, message, help=advice, fix=fix, symbol=entry.key, app=entry.app.name)


def _problems(entry: WrittenEntry) -> Iterator[tuple[Span, str, str, Fix | None]]:
    for field in entry.fields:
        if field.name not in BEAT_ENTRY_KEYS:
            yield field.span, f"{_ENDS}: an entry has no key `{field.name}`", _advice(field.name), None
    schedule, task, args = (entry.field(name) for name in ("schedule", "task", "args"))
    if schedule is None:
        yield entry.span, f"{_ENDS}: `{entry.key}` has no `schedule`", "", None
    elif isinstance(schedule.value, Known) and isinstance(schedule.value.value, (str, bytes, type(None))):
        what = "is None" if schedule.value.value is None else "is a text"
        yield schedule.span, f"{_ENDS}: the schedule of `{entry.key}` {what}", _seconds(schedule), None
    if task is None:
        yield entry.span, f"`{entry.key}` runs nothing: it has no `task`", "", None
    elif task.task is not None:
        fix = Fix("Write `.name` after it", Safety.SAFE, (insert_after(task.span, ".name"),))
        yield task.span, f"`{entry.key}` fails each time: `task` is the task itself, not its name", "", fix
    if args is not None and isinstance(args.value, Known) and isinstance(args.value.value, (str, int, float)):
        yield args.span, f"the `args` of `{entry.key}` are no list or tuple", "Write `(…,)`", None


def _advice(name: str) -> str:
    if name in CALL_OPTIONS:
        return f'Write `"options": {{"{name}": …}}`'
    near = difflib.get_close_matches(name, BEAT_ENTRY_KEYS, 1)
    return f"Did you mean `{near[0]}`?" if near else ""


def _seconds(field: EntryField) -> str:
    text = str(field.value.value) if isinstance(field.value, Known) else ""
    if text.replace(".", "", 1).isdigit():
        return f"Write the number: `{text}`"
    return f'Write `crontab.from_string("{text}")`' if len(text.split()) == 5 else "Give seconds or a `crontab(…)`"
