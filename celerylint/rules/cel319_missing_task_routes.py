"""All tasks share one queue.

Why: a worker takes messages of a queue in order. When short tasks (a mail, a reset link) stand behind a long import in
    the one default queue, they wait as long as it takes. A queue and a worker of their own keep them apart.

Bad:
    from celery import Celery

    app = Celery("shop")

    @app.task
    def send_mail(address): ...

    @app.task
    def weigh_goods(day): ...

    @app.task
    def draw_chart(day): ...

    @app.task
    def reset_password(user): ...

    @app.task
    def count_stock(): ...
Good:
    from celery import Celery

    app = Celery("shop")
    app.conf.task_routes = {"tasks.weigh_goods": {"queue": "long"}}

    @app.task
    def send_mail(address): ...

    @app.task
    def weigh_goods(day): ...

    @app.task
    def draw_chart(day): ...

    @app.task
    def reset_password(user): ...

    @app.task
    def count_stock(): ...
Limits: advice, for apps of five tasks and more; silent as soon as any route, or any queue of a task or call, is given.
Fix: Send long tasks to a queue of their own, and start a worker for it with `-Q`.
Refs: Celery docs, "Routing Tasks"
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from celerylint.model.apps import App
from celerylint.model.project import Project
from celerylint.model.queues import QueueName
from celerylint.model.tasks import Task
from celerylint.rule import Confidence, Finding, Rule, Severity

rule = Rule(__name__, __doc__, severity=Severity.MINOR, since="0.1", default=False)

_TASKS = rule.option("tasks", 5, "Apps with fewer tasks are not reported.")
_SENT: Final = frozenset(("route", "task", "call"))


@rule.check(App)
def check(app: App, project: Project) -> Iterator[Finding]:
    tasks = [task for task in project.tasks_of(app) if project.apps_of(task)[0] is app]
    if len(tasks) < _TASKS.of(project) or any(_is_routed(task) for task in tasks) or _has_queues(app, project):
        return
    yield rule.at(
        app.span,
        f"all {len(tasks)} tasks of `{app.name}` share the default queue: short ones wait behind long ones",
        confidence=Confidence.LOW if app.hidden else None,
        symbol="task_routes",
        app=app.name,
    )


def _is_routed(task: Task) -> bool:
    return task.open or any(option in task.options for option in ("queue", "exchange", "routing_key"))


def _has_queues(app: App, project: Project) -> bool:
    if app.set("task_routes") or app.set("task_queues"):
        return True
    return any(queue.role in _SENT for queue in project.subjects(QueueName))
