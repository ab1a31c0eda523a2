"""Soft time limit does not come before the hard one.

Why: at the soft limit a task is told, by `SoftTimeLimitExceeded`, and can clean up; at the hard limit its process is
    killed. A soft limit that is not lower never comes to pass. From Celery 5.5 on, a task whose soft limit is above its
    hard one cannot even be sent: `.delay()` raises ValueError, and from 5.7 on also when both are settings of the app.

Bad:
    from celery import Celery

    app = Celery("shop")
    app.conf.task_time_limit = 300

    @app.task(soft_time_limit=600)
    def close_books(day):
        ...
Good:
    from celery import Celery

    app = Celery("shop")
    app.conf.task_time_limit = 300

    @app.task(soft_time_limit=240)
    def close_books(day):
        ...
Limits: compares numbers that can be read, and defaults of environment variables with less confidence; limits given with
    a single call are not compared. Equal limits are moderate.
Fix: Leave the task enough time to clean up between the soft limit and the hard one.
Refs: Celery docs, "Time limits"
Proof: tests/proofs/test_cel311_soft_limit_not_below_hard.py
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from celerylint.model.apps import App
from celerylint.model.effective import effective, presumed
from celerylint.model.project import Project
from celerylint.model.source import Span
from celerylint.model.tasks import Task
from celerylint.model.values import Absent, Known, Opaque, Value
from celerylint.rule import Confidence, Finding, Rule, Severity

rule = Rule(__name__, __doc__, severity=Severity.CRITICAL, since="0.1")

_OPTIONS: Final = ("soft_time_limit", "time_limit")
_TASKS_CHECKED_SINCE: Final = (5, 5)
_SETTINGS_CHECKED_SINCE: Final = (5, 7)


@rule.check(App)
def check_app(app: App, project: Project) -> Iterator[Finding]:
    values = [app.get(f"task_{option}") for option in _OPTIONS]
    refused = not project.celery.below(_SETTINGS_CHECKED_SINCE)
    yield from _compare(values, f"tasks of `{app.name}`", None, app, refused)


@rule.check(Task)
def check_task(task: Task, project: Project) -> Iterator[Finding]:
    if all(isinstance(task.options.get(option, Absent()), Absent) for option in _OPTIONS):
        return
    for app in project.apps_of(task)[:1]:
        values = [effective(task, option, app) for option in _OPTIONS]
        refused = not project.celery.below(_TASKS_CHECKED_SINCE)
        yield from _compare(values, f"`{task.label}`", task.span, app, refused)


def _compare(values: list[Value], whose: str, span: Span | None, app: App, refused: bool) -> Iterator[Finding]:
    soft, hard = (_seconds(value) for value in values)
    if soft is None or hard is None or soft < hard:
        return
    places = [known.span for value in values if (known := presumed(value))]
    if soft == hard:
        what = f"of {whose} is also the hard one: they are killed without a word" if span is None else ""
        what = what or f"of {whose} is also its hard one: it is killed without a word"
    else:
        end = "they cannot be sent: `.delay()` raises ValueError" if span is None else "`.delay()` raises ValueError"
        what = f"of {whose} lies above the hard one of {hard:g} s: " + (end if refused else "it never comes to pass")
    yield rule.at(
        span or places[0],
        f"the soft limit of {soft:g} s {what}",
        severity=_severity(soft > hard, refused),
        confidence=Confidence.MEDIUM if any(isinstance(value, Opaque) for value in values) else None,
        related=[(places[1], "the hard limit stands here")],
        symbol="soft_time_limit",
        app=app.name,
    )


def _severity(above: bool, refused: bool) -> Severity:
    if not above:
        return Severity.MODERATE
    return Severity.CRITICAL if refused else Severity.MAJOR


def _seconds(value: Value) -> float | None:
    known = presumed(value)
    given = known.value if isinstance(known, Known) else None
    return given if isinstance(given, (int, float)) and not isinstance(given, bool) and given > 0 else None
