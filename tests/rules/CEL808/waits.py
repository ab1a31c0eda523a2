import os

from celery import Celery

rabbit = Celery("rabbit", broker="amqp://broker")
quorum = Celery("quorum", broker="amqp://broker", task_default_queue_type="quorum")
redis = Celery("redis", broker="redis://broker/0")
asked = Celery("asked", broker=os.environ["BROKER"])


@rabbit.task
def remind(user): ...


@quorum.task
def delayed(user): ...


@redis.task
def other(user): ...


@asked.task
def unknown(user): ...


def work(user, wait):
    remind.apply_async((user,), countdown=86400)  # expect: CEL808 "`remind` waits 86400 s in a worker" ~medium !moderate
    remind.apply_async((user,), countdown=600)  # ok: CEL808 ten minutes
    remind.apply_async((user,), countdown=wait)  # ok: CEL808 only a run can tell
    delayed.apply_async((user,), countdown=86400)  # ok: CEL808 RabbitMQ itself keeps it till then
    other.apply_async((user,), countdown=86400)  # ok: CEL808 not RabbitMQ
    unknown.apply_async((user,), countdown=86400)  # ok: CEL808 nobody knows the broker
