"""Nothing sends the task.

Why: no call, schedule, route or string names it. Every worker imports and offers it all the same, everybody who reads
    the module must ask whether it still matters, and when somebody sends it by hand one day it runs code that nobody
    has kept up to date.

Bad:
    from celery import Celery

    app = Celery("radio")

    @app.task
    def read_news(): ...

    @app.task
    def play_jingle(): ...

    read_news.delay()
Good:
    from celery import Celery

    app = Celery("radio")

    @app.task
    def read_news(): ...

    read_news.delay()
Limits: low confidence where some sending cannot be followed (a helper that is given the task, a schedule in a
    database), for then the task may be among them. Other services may send a task by its name, which cannot be seen.
Fix: Delete it, or schedule it.
"""

from __future__ import annotations

from collections.abc import Iterator

from celerylint.model.project import Project
from celerylint.model.tasks import Task
from celerylint.model.uses import TaskUses
from celerylint.model.values import Absent
from celerylint.rule import Confidence, Finding, Rule, Severity

rule = Rule(__name__, __doc__, severity=Severity.MINOR, since="0.1", default=False)


@rule.check(Task)
def check(task: Task, project: Project) -> Iterator[Finding]:
    function = project.function(task.function)
    if function is None or task.is_class or "run_every" in task.options:
        return
    uses = next(project.subjects(TaskUses))
    if uses.names(task, project.files):
        return
    yield rule.at(
        function.span,
        f"nothing in this project sends `{task.label}`",
        confidence=Confidence.LOW if uses.hidden or _scheduled_elsewhere(project) else Confidence.MEDIUM,
        symbol=task.name,
    )


def _scheduled_elsewhere(project: Project) -> bool:
    """Whether the schedule is kept where it cannot be read: in a database."""
    return any(not isinstance(app.get("beat_scheduler"), Absent) for app in project.apps)
