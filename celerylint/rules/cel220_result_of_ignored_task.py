"""Result of a task that ignores its result is asked for.

Why: nothing is stored for a task with `ignore_result`. `get()` gives `None` at once, whether or not the task has run,
    and `ready()` is never true.

Bad:
    from celery import shared_task

    @shared_task(ignore_result=True)
    def price(cart_id): ...

    def total(cart_id):
        return price.delay(cart_id).get(timeout=10)
Good:
    from celery import shared_task

    @shared_task
    def price(cart_id): ...

    def total(cart_id):
        return price.delay(cart_id).get(timeout=10)
Limits: reads the option `ignore_result`, `apply_async(ignore_result=…)`, and the setting `task_ignore_result`.
Fix: Drop `ignore_result`, or do without the result.
Refs: `celery.result.AsyncResult.get`
Proof: tests/proofs/test_cel219_result_without_backend.py
"""

from __future__ import annotations

from collections.abc import Iterator

from celerylint.model import expr as e
from celerylint.model.effective import effective
from celerylint.model.project import Project
from celerylint.model.result_uses import ResultUse
from celerylint.model.tasks import Task
from celerylint.model.values import ABSENT, Known
from celerylint.rule import Finding, Rule, Severity

rule = Rule(__name__, __doc__, severity=Severity.MAJOR, since="0.1")


@rule.check(ResultUse)
def check(use: ResultUse, project: Project) -> Iterator[Finding]:
    sent = use.sent
    if sent is None or sent.task is None or sent.canvas or e.keyword(sent.site.call, "ignore_result") is not None:
        return
    places = _places(sent.task, project)
    if places is None:
        return
    outcome = "gives None at once" if use.how != "ready" else "is never true"
    yield rule.at(
        use.span,
        f"`{use.how}` {outcome}: `{sent.task.label}` ignores its result",
        related=[(places.span, "its result is ignored")],
        symbol=sent.task.name,
    )


def _places(task: Task, project: Project) -> Known | None:
    """Where it says so, for every app that may run it."""
    values = [effective(task, "ignore_result", app) for app in project.apps_of(task)]
    values = values or [task.options.get("ignore_result", ABSENT)]
    known = [value for value in values if isinstance(value, Known) and value.value is True]
    return known[0] if len(known) == len(values) else None
