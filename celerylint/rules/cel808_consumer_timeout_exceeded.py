"""Task keeps a message longer than RabbitMQ lets a consumer have it.

Why: RabbitMQ closes the channel of a consumer that has not acknowledged a message for 30 minutes
    (`consumer_timeout`). A worker keeps what it acknowledges late, and what waits for its `countdown`, for that long:
    it stops with `PreconditionFailed`, and the message is delivered again.

Bad:
    from celery import Celery

    app = Celery("shop", broker="amqp://broker", task_acks_late=True, task_time_limit=60)
    app.conf.task_reject_on_worker_lost = True

    @app.task
    def remind(user_id): ...

    def sign_up(user):
        remind.apply_async((user.id,), countdown=24 * 60 * 60)
Good:
    from celery import Celery

    app = Celery("shop", broker="amqp://broker", task_acks_late=True, task_time_limit=60)
    app.conf.task_reject_on_worker_lost = True

    @app.task
    def remind(user_id): ...

    def sign_up(user):
        remind.apply_async((user.id,), countdown=10 * 60)
Limits: `consumer_timeout` is set in RabbitMQ, so confidence is medium. Compares literal numbers. Silent where queues
    are declared, or are quorum queues: RabbitMQ itself then keeps what is to run later.
Fix: Store the time in the database and let beat look, or raise `consumer_timeout` in RabbitMQ.
Refs: RabbitMQ docs, "Delivery Acknowledgement Timeout"
"""

from __future__ import annotations

from collections.abc import Iterator

from celerylint.model.apps import App
from celerylint.model.project import Project
from celerylint.model.times import Delay
from celerylint.model.values import Absent, Known
from celerylint.rule import Confidence, Finding, Rule, Severity
from celerylint.vocabulary.brokers import RABBITMQ

rule = Rule(__name__, __doc__, severity=Severity.MODERATE, since="0.1", confidence=Confidence.MEDIUM)

_LIMIT = rule.option("consumer-timeout", 1800, "RabbitMQ's `consumer_timeout`, in seconds.")


@rule.check(Delay)
def check(delay: Delay, project: Project) -> Iterator[Finding]:
    seconds = delay.seconds.value if isinstance(delay.seconds, Known) else None
    limit = _LIMIT.of(project)
    if delay.call.task is None or not isinstance(seconds, (int, float)) or seconds <= limit:
        return
    apps = project.apps_of(delay.call.task)
    if apps and all(map(_holds_it_in_a_worker, apps)):
        yield rule.at(
            delay.call.span,
            f"`{delay.call.target}` waits {seconds:g} s in a worker: RabbitMQ closes its channel after {limit:g} s",
            symbol=delay.call.task.name,
            app=apps[0].name,
        )


def _holds_it_in_a_worker(app: App) -> bool:
    """With quorum queues RabbitMQ itself keeps what is to run later."""
    plain = isinstance(app.get("task_default_queue_type"), Absent) and isinstance(app.get("task_queues"), Absent)
    return app.scheme("broker_url") in RABBITMQ and plain
