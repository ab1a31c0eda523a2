"""Task is called with arguments that it does not take.

Why: Celery compares the arguments with the task's parameters when the task is sent, and raises TypeError there. With
    `typing=False`, and for tasks that are sent by name, the worker does: the task fails each time.

Bad:
    from celery import shared_task

    @shared_task
    def send(order_id, force=False): ...

    def checkout(order):
        send.delay(order.id, "now", True)
Good:
    from celery import shared_task

    @shared_task
    def send(order_id, force=False): ...

    def checkout(order):
        send.delay(order.id, force=True)
Limits: reads calls whose task is found, with arguments that are written out; `*args` and `**kwargs` hide what is
    missing. Silent for tasks with decorators that may change their parameters, and base classes with a `__call__`,
    `delay` or `apply_async` of their own. Of signatures (`.s(…)`) only what can never fit is reported: more may come
    later.
Fix: Give what the task takes, or change its parameters.
Refs: `celery.app.task.Task.apply_async`, `typing`
Proof: tests/proofs/test_calls_oracle.py
"""

from __future__ import annotations

from collections.abc import Iterator

from celerylint.model.arguments import Given, takes
from celerylint.model.calls import Enqueue, SignatureCall
from celerylint.model.project import Project
from celerylint.model.source import Span
from celerylint.model.tasks import Task
from celerylint.rule import Finding, Rule, Severity
from celerylint.vocabulary.options import CALL_OPTIONS

rule = Rule(__name__, __doc__, severity=Severity.CRITICAL, since="0.1")


@rule.check(Enqueue)
def check(call: Enqueue, project: Project) -> Iterator[Finding]:
    if call.task is not None and call.direct and (given := call.given) is not None:
        yield from _judged(call.task, given, call.span, project)


@rule.check(SignatureCall)
def check_signature(call: SignatureCall, project: Project) -> Iterator[Finding]:
    if (given := call.given) is not None:
        yield from _judged(call.task, given, call.span, project, partial=True)


def _judged(task: Task, given: Given, span: Span, project: Project, *, partial: bool = False) -> Iterator[Finding]:
    function = project.function(task.function)
    taken = takes(task, function)
    if taken is None or function is None:
        return
    if any(name in CALL_OPTIONS and not taken.names(name) for name in given.named):
        return  # an option of the call that is given to the task: CEL207
    if problem := taken.problem(given, partial=partial):
        yield rule.at(
            span,
            f"`{task.label}` {problem}: this fails with TypeError",
            related=[(function.span, "its parameters stand here")],
            symbol=task.name,
        )
