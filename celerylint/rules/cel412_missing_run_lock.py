"""Periodic task may still run when it is started again.

Why: beat does not wait for the last run. When a run takes longer than the period, the next one starts beside it on
    another worker process: two runs do the same work at once, and while the workers are behind, more and more wait.

Bad:
    from celery import Celery

    app = Celery("shop")

    @app.task(time_limit=1800)
    def poll_orders(): ...

    app.conf.beat_schedule = {"orders": {"task": "tasks.poll_orders", "schedule": 300}}
Good:
    from celery import Celery

    app = Celery("shop")

    @app.task(time_limit=240)
    def poll_orders(): ...

    app.conf.beat_schedule = {"orders": {"task": "tasks.poll_orders", "schedule": 300}}
Limits: reported with medium confidence where a time limit is known that is not shorter than the period, with low
    confidence where no limit is known and the task runs every hour or more often. Silent when the entry's messages
    expire, and when the task or something that it calls names a lock: a lock in another package is not seen.
Fix: Take a lock in the task that only its owner releases, or give the task a `time_limit` below the period.
Refs: Celery docs, "Ensuring a task is only executed one at a time"
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from celerylint.model import expr as e
from celerylint.model.calls import RunCall
from celerylint.model.effective import effective
from celerylint.model.facts import FunctionFact
from celerylint.model.functions import FunctionRef
from celerylint.model.project import Project
from celerylint.model.schedule import BeatEntry
from celerylint.model.tasks import Task
from celerylint.model.values import Known, Opaque
from celerylint.rule import Confidence, Finding, Rule, Severity
from celerylint.vocabulary.clock import Times

rule = Rule(__name__, __doc__, severity=Severity.MINOR, since="0.1", default=False)

_OFTEN: Final = 3600
_ONCE_OPTIONS: Final = ("once", "lock_expiry", "unique_on")
_GUARD: Final = re.compile(
    r"(?:^|[_.])(?:un)?lock(?:s|ed|er|ing)?(?:$|[_.])|redlock|mutex|semaphore|singleton|only_one|queueonce|exclusive"
    r"|single_instance|no_overlap|cache\.add|setnx|advisory|already_running|is_running|select_for_update|[a-z]lock\b",
    re.I,
)


@rule.check(BeatEntry)
def check(entry: BeatEntry, project: Project) -> Iterator[Finding]:
    task, period = entry.sending.task, _period(entry)
    if task is None or period is None or _expires(entry) or _is_guarded(task, project):
        return
    limit = _limit(task, project)
    if limit < 0 or 0 < limit < period or (limit == 0 and period > _OFTEN):
        return
    may = f"may run for {limit:g} seconds" if limit else "has no time limit"
    yield rule.at(
        entry.span,
        f"`{task.label}` starts every {period:g} seconds and {may}: runs of it can overlap",
        confidence=Confidence.MEDIUM if limit else Confidence.LOW,
        related=[(task.span, "nothing here keeps a second run away")],
        symbol=entry.key,
        app=entry.app.name if entry.app else "",
    )


def _period(entry: BeatEntry) -> float | None:
    """The shortest time between two runs, in seconds."""
    if isinstance(entry.period, Known):
        return float(entry.period.value)
    plain = entry.crontab.plain if entry.crontab is not None else None
    times = Times.of(plain) if plain is not None else None
    return times.shortest if times is not None else None


def _expires(entry: BeatEntry) -> bool:
    options = entry.sending.options
    return isinstance(options, Opaque) or (isinstance(options, Known) and "expires" in options.value)


def _limit(task: Task, project: Project) -> float:
    """The longest that a run may take: 0 when nothing limits it, below 0 when that is not known."""
    values = [effective(task, "time_limit", app) for app in project.apps_of(task)]
    if any(isinstance(value, Opaque) for value in values):
        return -1
    known = [value.value for value in values if isinstance(value, Known)]
    numbers = [value for value in known if isinstance(value, (int, float))]
    return float(max(numbers)) if values and len(numbers) == len(values) else 0


def _is_guarded(task: Task, project: Project) -> bool:
    """Whether anything in its body, around it or below it speaks of a lock."""
    if any(task.options.get(name) for name in _ONCE_OPTIONS):
        return True
    return any(_GUARD.search(name) for name in _names(task, project))


def _names(task: Task, project: Project) -> Iterator[str]:
    """Everything that a run names, as far as it is seen."""
    yield from (task.base.name, *task.base.members, *task.base.foreign)
    fact = project.function(task.function)
    if fact is not None:
        yield from fact.names
        yield from _of_helpers(fact, task, project)
        yield from (e.dotted(part) or "" for decorator in fact.decorators for part in e.walk(decorator))
    for call in project.having(RunCall, "task", task):
        yield call.callee
        yield from (step.callee for step in call.chain)


def _of_helpers(fact: FunctionFact, task: Task, project: Project) -> Iterator[str]:
    """What the functions of the same file that it names do: a helper of several tasks is no single task's."""
    for name in fact.names:
        helper = project.function(FunctionRef(task.function.path, name)) if task.function is not None else None
        yield from helper.names if helper is not None else ()
