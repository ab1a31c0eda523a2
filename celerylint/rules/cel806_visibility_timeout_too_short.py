"""A task may run longer than its message stays invisible.

Why: Redis and SQS deliver a message again that is not acknowledged within the visibility timeout: one hour on Redis,
    half an hour on SQS, unless set. With `acks_late` a message is unacknowledged while its task runs. So a task that
    runs longer is started a second time, by another worker or the same, while the first run goes on; after another
    hour a third time. Everything it does is done twice, at the same time.

Bad:
    from celery import Celery

    app = Celery("observatory", broker="redis://broker/0")
    app.conf.task_acks_late = True

    @app.task(time_limit=4 * 3600)
    def stitch_panorama(night):
        ...
Good:
    from celery import Celery

    app = Celery("observatory", broker="redis://broker/0")
    app.conf.task_acks_late = True
    app.conf.broker_transport_options = {"visibility_timeout": 5 * 3600}

    @app.task(time_limit=4 * 3600)
    def stitch_panorama(night):
        ...
Limits: compares time limits (hard ones; soft ones where there is no other) and known sleeps with the timeout; critical
    when the task says how long it may run, major when a limit for all tasks does. Silent on other brokers, on early
    acknowledgement, and where limit or timeout cannot be read. A limit that fits, but not several times over while
    prefetched messages wait their turn, is reported as minor with low confidence.
Fix: Set `broker_transport_options = {"visibility_timeout": …}` to more than the longest time limit, or lower the limit;
    every client of the broker must have the same value, for each redelivers the messages of all.
Refs: Celery docs, "Using Redis: Visibility timeout"
Proof: tests/proofs/test_cel806_visibility_timeout_too_short.py
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, TypeGuard

from celerylint.model import expr as e
from celerylint.model.apps import App, Setting
from celerylint.model.calls import RunCall
from celerylint.model.effective import effective, is_on, presumed
from celerylint.model.project import Project
from celerylint.model.source import Span
from celerylint.model.tasks import Task
from celerylint.model.values import Absent, Known, Value
from celerylint.model.visibility import Visibility, visibility_of
from celerylint.rule import Confidence, Finding, Rule, Severity

rule = Rule(__name__, __doc__, severity=Severity.CRITICAL, since="0.1")

_DEFAULT_PREFETCH: Final = 4


@rule.check(App)
def check_limits(app: App, project: Project) -> Iterator[Finding]:
    """Time limits, each once."""
    window = visibility_of(app, project)
    if window is None:
        return
    by_limit: dict[Span, list[tuple[Task, float]]] = {}
    for task in project.tasks_of(app):
        limit = _limit(task, app)
        if limit is not None and limit.value > window.seconds and is_on(effective(task, "acks_late", app)):
            by_limit.setdefault(limit.span, []).append((task, limit.value))
    common = {known.span: place.span for place in _common_limits(app) if (known := presumed(place.value))}
    for span, tasks in by_limit.items():
        severity = Severity.MAJOR if span in common else Severity.CRITICAL
        yield _finding(app, common.get(span, span), tasks, window, severity)
    if not by_limit:
        yield from _prefetched(app, project, window)


@rule.check(RunCall)
def check_sleep(call: RunCall, project: Project) -> Iterator[Finding]:
    """A task that says outright how long it takes."""
    given = e.positional(call.site.call, 0) if call.callee == "time.sleep" else None
    seconds = given.value if isinstance(given, e.Literal) else None
    if not _is_number(seconds):
        return
    for app in project.apps_of(call.task):
        window = visibility_of(app, project)
        if window and seconds > window.seconds and is_on(effective(call.task, "acks_late", app)):
            yield _finding(app, call.span, [(call.task, seconds)], window, Severity.CRITICAL)


def _finding(app: App, span: Span, tasks: list[tuple[Task, float]], window: Visibility, severity: Severity) -> Finding:
    task, seconds = tasks[0]
    who = f"`{task.label}` may run" if len(tasks) == 1 else f"{len(tasks)} tasks of `{app.name}` may run"
    return rule.at(
        span,
        f"{who} {seconds:g} s, but after {window.seconds:g} s the broker delivers the message again: it runs twice at"
        " the same time",
        severity=severity,
        confidence=Confidence.HIGH if window.certain else Confidence.MEDIUM,
        related=window.related,
        symbol=task.name,
        app=app.name,
    )


def _prefetched(app: App, project: Project, window: Visibility) -> Iterator[Finding]:
    """Messages that wait in a worker for as many runs as it fetches ahead."""
    given = app.get("worker_prefetch_multiplier")
    ahead = _DEFAULT_PREFETCH if isinstance(given, Absent) else given.value if isinstance(given, Known) else 1
    limit = _number(app.get("task_time_limit"))
    if limit is None or not _is_number(ahead) or (ahead - 1) * limit.value <= window.seconds:
        return
    if any(True for _ in project.tasks_of(app)):
        yield rule.at(
            limit.span,
            f"messages that `{app.name}` fetches ahead may wait {ahead - 1:g} times {limit.value:g} s, but after"
            f" {window.seconds:g} s the broker delivers them again",
            severity=Severity.MINOR,
            confidence=Confidence.LOW,
            related=window.related,
            symbol="worker_prefetch_multiplier",
            app=app.name,
        )


def _limit(task: Task, app: App) -> Known | None:
    """The seconds after which a task is stopped: the hard limit, else the soft one."""
    hard = effective(task, "time_limit", app)
    return _number(effective(task, "soft_time_limit", app) if isinstance(hard, Absent) else hard)


def _common_limits(app: App) -> Iterator[Setting]:
    """Where limits for all tasks stand."""
    for key in ("task_time_limit", "task_soft_time_limit"):
        yield from app.set(key)


def _number(value: Value) -> Known | None:
    known = presumed(value)
    return known if known is not None and _is_number(known.value) else None


def _is_number(value: object) -> TypeGuard[float]:
    return isinstance(value, (int, float)) and not isinstance(value, bool)
