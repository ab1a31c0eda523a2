"""Task is a generator function.

Why: calling a generator function runs none of its body. The worker gets a generator object, which no serializer can
    store: the task fails, or with `ignore_result` it ends in SUCCESS without having done anything.

Bad:
    from celery import shared_task

    @shared_task
    def export(rows):
        for row in rows:
            send(row)
            yield row
Good:
    from celery import shared_task

    @shared_task
    def export(rows):
        for row in rows:
            send(row)
        return len(rows)
Limits: silent where a decorator below the task, or a base class with a `__call__` of its own, may consume the
    generator.
Fix: Return a list or a count, or move the generator into a function that the task loops over.
Refs: `celery.app.trace.build_tracer`
Proof: tests/proofs/test_cel102_generator_task.py
"""

from __future__ import annotations

from collections.abc import Iterator

from celerylint.model.project import Project
from celerylint.model.tasks import Task
from celerylint.rule import Finding, Rule, Severity

rule = Rule(__name__, __doc__, severity=Severity.CRITICAL, since="0.1")


@rule.check(Task)
def check(task: Task, project: Project) -> Iterator[Finding]:
    function = project.function(task.function)
    if function is None or not function.is_generator or task.wrapped or task.maker is not None:
        return
    if task.base.open or "__call__" in task.base.members:
        return
    yield rule.at(
        function.span,
        f"`{task.label}` has a `yield`: the worker makes a generator, and runs nothing of it",
        related=[(task.span, "it is a task here")],
        symbol=task.name,
    )
