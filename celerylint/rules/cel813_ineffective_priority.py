"""Priority of a message is ignored.

Why: RabbitMQ sorts a queue by priority only when the queue was declared with `x-max-priority`. Without
    `task_queue_max_priority` messages come in the order in which they were sent, whatever `priority=` says.

Bad:
    from celery import Celery

    app = Celery("shop", broker="amqp://broker", task_acks_late=True, task_time_limit=60)
    app.conf.task_reject_on_worker_lost = True

    @app.task
    def bill(order_id): ...

    def pay(order):
        bill.apply_async((order.id,), priority=9)
Good:
    from celery import Celery

    app = Celery("shop", broker="amqp://broker", task_acks_late=True, task_time_limit=60)
    app.conf.task_reject_on_worker_lost = True
    app.conf.task_queue_max_priority = 10

    @app.task
    def bill(order_id): ...

    def pay(order):
        bill.apply_async((order.id,), priority=9)
Limits: only for brokers known to be RabbitMQ. Silent where queues are declared in `task_queues`, which may say it.
Fix: Set `task_queue_max_priority`, and declare the queues anew.
Refs: Celery docs, "RabbitMQ Message Priorities"
Proof: tests/proofs/test_cel813_ineffective_priority.py
"""

from __future__ import annotations

from collections.abc import Iterator

from celerylint.model import expr as e
from celerylint.model.apps import App
from celerylint.model.calls import Enqueue
from celerylint.model.project import Project
from celerylint.model.values import Absent
from celerylint.rule import Finding, Rule, Severity
from celerylint.vocabulary.brokers import RABBITMQ

rule = Rule(__name__, __doc__, severity=Severity.MODERATE, since="0.1")


@rule.check(Enqueue)
def check(call: Enqueue, project: Project) -> Iterator[Finding]:
    given = e.keyword(call.site.call, "priority") if call.how in ("apply_async", "send_task") else None
    if given is None or call.task is None or (isinstance(given, e.Literal) and not given.value):
        return
    apps = project.apps_of(call.task)
    if apps and all(map(_ignores, apps)):
        yield rule.at(
            given.span,
            f"the priority of `{call.target}` has no effect: RabbitMQ keeps none without `task_queue_max_priority`",
            symbol=call.task.name,
            app=apps[0].name,
        )


def _ignores(app: App) -> bool:
    declared = ("task_queue_max_priority", "task_queues", "task_create_missing_queues")
    return app.scheme("broker_url") in RABBITMQ and all(isinstance(app.get(key), Absent) for key in declared)
