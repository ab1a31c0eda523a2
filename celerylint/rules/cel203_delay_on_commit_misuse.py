"""Result of `delay_on_commit` is used.

Why: the task is sent later, when the transaction is committed, so `delay_on_commit` has nothing to give but None.
    `.id` of it fails with AttributeError, and a stored id is never one.

Bad:
    from celery import shared_task

    @shared_task
    def send(order_id): ...

    def place(order):
        result = send.delay_on_commit(order.pk)
        order.task_id = result.id
Good:
    from uuid import uuid4

    from celery import shared_task

    @shared_task
    def send(order_id): ...

    def place(order):
        order.task_id = str(uuid4())
        send.apply_async_on_commit((order.pk,), task_id=order.task_id)
Limits: reported where the result is assigned or used in an expression; a `return` of it, or of
    its name, may be meant as None.
Fix: Choose the id before: `apply_async_on_commit((…,), task_id=…)`.
Refs: `celery.contrib.django.task.DjangoTask`
Proof: tests/proofs/test_cel203_delay_on_commit_misuse.py
"""

from __future__ import annotations

from collections.abc import Iterator

from celerylint.model.calls import Enqueue
from celerylint.model.expr import dotted
from celerylint.model.facts import DeferFrame, Frame
from celerylint.model.project import Project
from celerylint.rule import Finding, Rule, Severity

rule = Rule(__name__, __doc__, severity=Severity.CRITICAL, since="0.1")


@rule.check(Enqueue)
def check(call: Enqueue, project: Project) -> Iterator[Finding]:
    if not call.how.endswith("_on_commit") or call.task is None or any(map(_is_lambda, call.site.frames)):
        return
    if call.site.role == "value" or (call.site.role == "assign" and _is_used(call, project)):
        yield rule.at(
            call.span,
            f"`{call.how}` gives None: `{call.target}` is sent later, and has no id yet",
            symbol=call.task.name,
        )


def _is_used(call: Enqueue, project: Project) -> bool:
    """Whether something is asked of the name that gets the result; one that is only returned may be None."""
    function = project.function(call.function)
    bindings = project.files[call.span.path].bindings
    name = next((dotted(item.target) for item in bindings if item.value.span == call.span), None)
    if function is None or call.function is None or name is None or "." in name:
        return True
    given = (arg.value for site in project.calls_in(call.function) for arg in site.call.args)
    return any(read.startswith(f"{name}.") for read in function.names) or any(dotted(value) == name for value in given)


def _is_lambda(frame: Frame) -> bool:
    return isinstance(frame, DeferFrame)
