"""Task has no name of its own.

Why: without `name=` a task is called after its module and function. Move either, and the messages that are still in the
    queue, the schedule entries and the routes that name it point to nothing: workers discard such messages.

Bad:
    from celery import Celery

    app = Celery("ferry")

    @app.task
    def print_manifest(sailing_id): ...
Good:
    from celery import Celery

    app = Celery("ferry")

    @app.task(name="ferry.print_manifest")
    def print_manifest(sailing_id): ...
Limits: a matter of taste for tasks that never move. A name given by hand must be unique (`duplicate-task-name`).
Fix: Give the task a `name`; to keep messages that are on their way, give it the name that it has today.
Refs: Celery docs, "Names"
"""

from __future__ import annotations

from collections.abc import Iterator

from celerylint.model.edits import AddKeyword
from celerylint.model.project import Project
from celerylint.model.tasks import Task
from celerylint.rule import Finding, Fix, Rule, Safety, Severity

rule = Rule(__name__, __doc__, severity=Severity.MINOR, since="0.1", default=False)


@rule.check(Task)
def check(task: Task, project: Project) -> Iterator[Finding]:
    if task.named == "derived":
        yield rule.at(
            task.span,
            f"`{task.label}` is named after its module: when it moves, messages, schedules and routes lose it",
            symbol=task.name,
            fix=_fix(task),
        )


def _fix(task: Task) -> Fix | None:
    """The name that it has now, so that nothing loses it; where the code is imported from is a guess."""
    if task.maker is not None or task.is_class or not all(map(str.isidentifier, task.name.split("."))):
        return None
    return Fix(f'Add `name="{task.name}"`', Safety.UNSAFE, (AddKeyword("name", f'"{task.name}"', task.span),))
