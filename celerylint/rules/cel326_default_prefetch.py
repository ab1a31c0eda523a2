"""Worker takes messages of long tasks in advance.

Why: by default each worker process reserves four messages. Behind a task that runs for an hour, three more wait in that
    worker while others idle; with late acknowledgement they also count as unacknowledged all that time. Long tasks want
    `worker_prefetch_multiplier = 1`; 0 means that a worker takes everything there is.

Bad:
    from celery import Celery

    app = Celery("shop", task_acks_late=True, task_time_limit=3600)

    @app.task
    def close_books(day):
        ...
Good:
    from celery import Celery

    app = Celery("shop", task_acks_late=True, task_time_limit=3600, worker_prefetch_multiplier=1)

    @app.task
    def close_books(day):
        ...
Limits: reported once per app, when tasks are acknowledged late or may run for ten minutes and more. For many short
    tasks the default is right. A `--prefetch-multiplier` or `-O fair` on the command line cannot be seen.
Fix: Set `worker_prefetch_multiplier = 1`.
Refs: Celery docs, "Prefetch Limits"
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from celerylint.model.apps import App
from celerylint.model.effective import effective, is_on, presumed
from celerylint.model.project import Project
from celerylint.model.source import Span
from celerylint.model.tasks import Task
from celerylint.model.values import Absent, Known
from celerylint.rule import Confidence, Finding, Rule, Severity

rule = Rule(__name__, __doc__, severity=Severity.MINOR, since="0.1", confidence=Confidence.MEDIUM, default=False)

_SETTING: Final = "worker_prefetch_multiplier"
_LONG: Final = 600


@rule.check(App)
def check(app: App, project: Project) -> Iterator[Finding]:
    tasks = [task for task in project.tasks_of(app) if project.apps_of(task)[0] is app]
    multiplier = app.get(_SETTING)
    unlimited = isinstance(multiplier, Known) and multiplier.value == 0
    if not tasks or not (unlimited or isinstance(multiplier, Absent)) or app.set("worker_disable_prefetch"):
        return
    reason = _reason(tasks, app)
    if reason is None:
        return
    span = multiplier.span if isinstance(multiplier, Known) else app.span
    amount = "as many messages as there are" if unlimited else "four messages for each process"
    yield rule.at(
        span,
        f"workers of `{app.name}` take {amount}, though {reason[0]}: tasks wait behind long ones while others idle",
        related=[(reason[1], "this shows it")],
        symbol=_SETTING,
        app=app.name,
    )


def _reason(tasks: list[Task], app: App) -> tuple[str, Span] | None:
    """What speaks for long tasks, and where it stands."""
    for task in tasks:
        if is_on(effective(task, "acks_late", app)):
            return f"`{task.label}` is acknowledged late", _place(task, "acks_late", app)
    for task in tasks:
        if any(_is_long(task, option, app) for option in ("time_limit", "soft_time_limit")):
            return f"`{task.label}` may run for ten minutes and more", task.span
    return None


def _place(task: Task, option: str, app: App) -> Span:
    settings = app.set(f"task_{option}")
    return task.span if option in task.options or not settings else settings[-1].span


def _is_long(task: Task, option: str, app: App) -> bool:
    known = presumed(effective(task, option, app))
    limit = known.value if known is not None else None
    return isinstance(limit, (int, float)) and not isinstance(limit, bool) and limit >= _LONG
