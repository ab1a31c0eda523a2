"""Task is given a model instance.

Why: JSON cannot hold it: sending fails with EncodeError, in the web request. With pickle the task works on a copy
    that is as old as the message, and saves stale values over newer ones.

Bad:
    from celery import shared_task
    from shop.models import Order

    @shared_task
    def bill(order): ...

    def pay(order_id):
        order = Order.objects.get(pk=order_id)
        bill.delay(order)
Good:
    from celery import shared_task
    from shop.models import Order

    @shared_task
    def bill(order_id): ...

    def pay(order_id):
        order = Order.objects.get(pk=order_id)
        bill.delay(order.pk)
Limits: knows what comes from `objects.get`, `create`, `first` and the like, and `request.user`. Major with another
    serializer than JSON.
Fix: Give its id, and let the task read the row.
Refs: Celery docs, "State"
Proof: tests/proofs/test_cel204_model_instance_argument.py
"""

from __future__ import annotations

from collections.abc import Iterator

from celerylint.model import expr as e
from celerylint.model.effective import speaks_json
from celerylint.model.project import Project
from celerylint.model.unstorable import ModelArgument
from celerylint.rule import Finding, Rule, Severity

rule = Rule(__name__, __doc__, severity=Severity.CRITICAL, since="0.1")


@rule.check(ModelArgument)
def check(found: ModelArgument, project: Project) -> Iterator[Finding]:
    task = found.task
    if {"apply_async", "delay"} & task.base.members or task.base.open or "pydantic" in task.options:
        return
    own = e.keyword(found.call.site.call, "serializer") is not None
    as_json = not own and speaks_json(task, project.apps_of(task))
    yield rule.at(
        found.span,
        f"`{task.label}` is given what `{found.made}` gives: "
        + ("a model instance cannot be written as JSON" if as_json else "its copy is as old as the message"),
        severity=None if as_json else Severity.MAJOR,
        help="Give its id",
        symbol=task.name,
    )
