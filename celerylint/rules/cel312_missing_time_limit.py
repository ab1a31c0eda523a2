"""Tasks may run without any time limit.

Why: Celery sets no limit of its own: a task that hangs (on a peer that does not answer, a lock, an endless loop) keeps
    its worker process for ever, and a few of them stop the worker, which still counts as alive.

Bad:
    from celery import Celery

    app = Celery("shop")

    @app.task
    def close_books(day):
        ...
Good:
    from celery import Celery

    app = Celery("shop", task_time_limit=300, task_soft_time_limit=240)

    @app.task
    def close_books(day):
        ...
Limits: reported once per app, and never where a limit stands anywhere for all tasks, or each task has its own. Moderate
    when a task waits for a network, a process or an event loop without a timeout of its own, else minor. A limit on the
    command line (`--time-limit`) cannot be seen; the pools `threads`, `gevent` and `solo` do not keep all limits.
Fix: Set `task_time_limit` and, a little below it, `task_soft_time_limit`; give longer tasks limits of their own.
Refs: Celery docs, "Time limits"
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from celerylint.model.apps import App
from celerylint.model.calls import RunCall
from celerylint.model.effective import effective
from celerylint.model.project import Project
from celerylint.model.runtime import LoopRun
from celerylint.model.source import Span
from celerylint.model.tasks import Task
from celerylint.model.values import Absent
from celerylint.model.waits import Wait
from celerylint.rule import Confidence, Finding, Rule, Severity

rule = Rule(__name__, __doc__, severity=Severity.MINOR, since="0.1")

_OPTIONS: Final = ("time_limit", "soft_time_limit")
_TIMEOUTS: Final = ("asyncio.wait_for", "asyncio.timeout", "async_timeout.timeout", "anyio.fail_after")


@rule.check(App)
def check(app: App, project: Project) -> Iterator[Finding]:
    tasks = list(project.tasks_of(app))
    # Shared tasks of several apps are said once.
    unlimited = [task for task in tasks if not _is_limited(task, app) and project.apps_of(task)[0] is app]
    if not unlimited or _is_decided(app, project, tasks):
        return
    wait = _endless_wait(unlimited, project) or _endless_loop(unlimited, project)
    yield rule.at(
        app.span,
        f"{_subject(app, len(unlimited), len(tasks))} no time limit: one that hangs keeps its worker process for ever",
        severity=Severity.MODERATE if wait else None,
        confidence=Confidence.LOW if app.hidden else None,
        related=[*([wait] if wait else ()), *_settings_place(app)],
        symbol="task_time_limit",
        app=app.name,
    )


def _is_limited(task: Task, app: App) -> bool:
    """Any limit will do, also one that cannot be read."""
    return any(not isinstance(effective(task, option, app), Absent) for option in _OPTIONS)


def _is_decided(app: App, project: Project, tasks: list[Task]) -> bool:
    """Set for all tasks, if only to None; or by another app, where no task names one."""
    if any(app.set(f"task_{option}") for option in _OPTIONS):
        return True
    shared = all(task.app is None for task in tasks)
    others = (other for other in project.apps if other is not app)
    return shared and any(other.set(f"task_{option}") for other in others for option in _OPTIONS)


def _subject(app: App, unlimited: int, count: int) -> str:
    if count == 1:
        return f"the task of `{app.name}` has"
    if unlimited == count:
        return f"all {count} tasks of `{app.name}` have"
    return f"{unlimited} of {count} tasks of `{app.name}` have"


def _endless_wait(tasks: list[Task], project: Project) -> tuple[Span, str] | None:
    """The first wait below one of the tasks that nothing ends."""
    for wait in project.subjects(Wait):
        endless = not wait.limited and isinstance(wait.timeout, Absent) and wait.certain
        if endless and any(wait.run.task is task for task in tasks):
            return wait.run.span, f"`{wait.run.task.label}` waits here as long as it takes"
    return None


def _endless_loop(tasks: list[Task], project: Project) -> tuple[Span, str] | None:
    """The first event loop that one of the tasks runs without asking for a timeout anywhere."""
    timed = [call.task for name in _TIMEOUTS for call in project.having(RunCall, "callee", name)]
    for run in project.subjects(LoopRun):
        if any(run.task is task for task in tasks) and not any(run.task is task for task in timed):
            return run.span, f"`{run.task.label}` runs an event loop here for as long as it takes"
    return None


def _settings_place(app: App) -> list[tuple[Span, str]]:
    """Where the app's other settings stand, when that is not the constructor itself."""
    spans = [setting.span for places in app.settings.values() for setting in places if not setting.conditional]
    outside = [span for span in spans if span.path != app.span.path or not app.span.covers(span.line)]
    return [(min(outside), "the app's settings stand here")] if outside else []
