import os

from celery import Celery

redis = Celery("redis", broker="redis://broker/0")
long = Celery("long", broker="redis://broker/0", broker_transport_options={"visibility_timeout": 86400 * 2})
rabbit = Celery("rabbit", broker="amqp://broker")
asked = Celery("asked", broker=os.environ["BROKER"])
guessed = Celery("guessed", broker=os.environ.get("BROKER", "redis://broker/0"))
DAY = 24 * 60 * 60


@redis.task(bind=True)
def remind(self, user):
    raise self.retry(countdown=7200)  # expect: CEL807 "`remind` waits 7200 s, but after 3600 s"


@redis.task(default_retry_delay=DAY)  # expect: CEL807
def slow(user): ...


@long.task
def kept(user): ...


@rabbit.task
def queued(user): ...


@asked.task
def unknown(user): ...


@guessed.task
def likely(user): ...


def work(user, wait):
    remind.apply_async((user,), countdown=DAY)  # expect: CEL807 "waits 86400 s" ~high !critical
    likely.apply_async((user,), countdown=DAY)  # expect: CEL807 ~medium
    remind.apply_async((user,), countdown=60)  # ok: CEL807 a minute
    remind.apply_async((user,), countdown=wait)  # ok: CEL807 only a run can tell
    kept.apply_async((user,), countdown=DAY)  # ok: CEL807 its broker waits two days
    queued.apply_async((user,), countdown=DAY)  # ok: CEL807 RabbitMQ has no such timeout
    unknown.apply_async((user,), countdown=DAY)  # ok: CEL807 nobody knows the broker
