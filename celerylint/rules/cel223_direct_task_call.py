"""Task is called like a function.

Why: `send(order_id)` runs the task here and now, in the process that calls: no worker, no retry, no time limit, and
    `self.request` is empty. That may be meant; mostly `.delay` was forgotten.

Bad:
    # shop/tasks.py
    from celery import shared_task

    @shared_task
    def send(order_id): ...

    # shop/views.py
    from shop.tasks import send

    def checkout(order):
        send(order.id)

    def remind(order):
        send.delay(order.id)
Good:
    # shop/tasks.py
    from celery import shared_task

    @shared_task
    def send(order_id): ...

    # shop/views.py
    from shop.tasks import send

    def checkout(order):
        send.delay(order.id)

    def remind(order):
        send.delay(order.id)
Limits: looks at files that speak of Celery. Silent in files with tasks, which may share work that way, in commands
    and scripts, for tasks with a decorator above them, and where `.delay` of the same task stands in the same
    function: then both ways are known.
Fix: Write `.delay(…)`, or call a plain function that the task calls, too.
Refs: Celery docs, "Calling Tasks"
Proof: tests/proofs/test_cel223_direct_task_call.py
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from celerylint.model.calls import DirectCall, Enqueue
from celerylint.model.project import Project
from celerylint.model.tasks import Task
from celerylint.rule import Confidence, Finding, Rule, Severity

rule = Rule(
    __name__, __doc__, severity=Severity.MINOR, since="0.1", confidence=Confidence.MEDIUM, default=False
)  # fmt: skip

_BY_HAND: Final = re.compile(
    r"(?:^|/)(?:management/commands|scripts?|bin|cli|fixtures|seeds?|migrations)(?:/|\.py$)|cli\.py$"
)


@rule.check(DirectCall)
def check(call: DirectCall, project: Project) -> Iterator[Finding]:
    if call.function is None or _BY_HAND.search(call.span.path) or project.having(Task, "function", call.function):
        return
    if any(sent.task is call.task for sent in project.having(Enqueue, "function", call.function)):
        return
    if _is_wrapped(call.task, project) or any(task.span.path == call.span.path for task in project.tasks):
        return
    yield rule.at(
        call.span,
        f"`{call.task.label}` runs here and now: no worker gets it, and nothing retries it",
        symbol=call.task.name,
    )


def _is_wrapped(task: Task, project: Project) -> bool:
    """Whether a decorator above the task decides what a call does: it may send the task."""
    function = project.function(task.function)
    return function is None or any(decorator.span < task.span for decorator in function.decorators)
