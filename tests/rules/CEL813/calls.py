import os

from celery import Celery

rabbit = Celery("rabbit", broker="amqp://broker")
sorted_queue = Celery("sorted", broker="amqp://broker", task_queue_max_priority=10)
redis = Celery("redis", broker="redis://broker/0")
asked = Celery("asked", broker=os.environ["BROKER"])


@rabbit.task
def grind(batch): ...


@sorted_queue.task
def sift(batch): ...


@redis.task
def pack(batch): ...


@asked.task
def ship(batch): ...


def work(batch):
    grind.apply_async((batch,), priority=9)  # expect: CEL813 "the priority of `grind` has no effect" ~high !moderate
    grind.apply_async((batch,), priority=0)  # ok: CEL813 none wanted
    sift.apply_async((batch,), priority=9)  # ok: CEL813 its queues are sorted
    pack.apply_async((batch,), priority=9)  # ok: CEL813 Redis keeps priorities
    ship.apply_async((batch,), priority=9)  # ok: CEL813 nobody knows the broker
