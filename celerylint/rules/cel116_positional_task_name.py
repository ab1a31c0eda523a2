"""Name of a task is given by position.

Why: `app.task` and `shared_task` take the function itself as their positional argument. `@app.task("orders.send")`
    raises TypeError when the module is imported: the worker does not start.

Bad:
    from celery import shared_task

    @shared_task("orders.send")
    def send(order_id): ...
Good:
    from celery import shared_task

    @shared_task(name="orders.send")
    def send(order_id): ...
Limits: silent for decorators of the project, which may take a name.
Fix: Write `name=` before it.
Refs: `celery.app.base.Celery.task`
Proof: tests/proofs/test_cel116_positional_task_name.py
"""

from __future__ import annotations

from collections.abc import Iterator

from celerylint.model import expr as e
from celerylint.model.edits import insert_before
from celerylint.model.project import Project
from celerylint.model.tasks import Task
from celerylint.rule import Finding, Fix, Rule, Safety, Severity

rule = Rule(__name__, __doc__, severity=Severity.CRITICAL, since="0.1")


@rule.check(Task)
def check(task: Task, project: Project) -> Iterator[Finding]:
    decorator = project.decorator(task)
    if not isinstance(decorator, e.Call) or task.maker is not None or task.named == "given":
        return
    first = e.positional(decorator, 0)
    if isinstance(first, e.Literal) and isinstance(first.value, str):
        alone = e.positional(decorator, 1) is None and e.keyword(decorator, "name") is None
        yield rule.at(
            first.span,
            f"importing this module fails: `{e.last_name(decorator.func)}` takes the name of `{task.label}` by keyword",
            symbol=task.name,
            fix=Fix("Write `name=` before it", Safety.SAFE, (insert_before(first.span, "name="),)) if alone else None,
        )
