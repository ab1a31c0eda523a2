import os

from celery import Celery

bare = Celery("bare", broker="amqp://")
stored = Celery("stored", backend="rpc://")
hidden = Celery("hidden", backend=os.environ["BACKEND"])
off = Celery("off", result_backend=None)


@bare.task
def grind(batch): ...


@stored.task
def sift(batch): ...


@hidden.task
def pack(batch): ...


@off.task
def clean(): ...


def work(batch):
    grind.delay(batch).get(timeout=5)  # expect: CEL219 "`get` fails here: `bare` has no result backend" ~high !critical
    result = grind.apply_async((batch,))
    result.ready()  # expect: CEL219 "`ready`"
    clean.delay().get(timeout=5)  # expect: CEL219
    sift.delay(batch).get(timeout=5)  # ok: CEL219 has a backend
    pack.delay(batch).get(timeout=5)  # ok: CEL219 only a run can tell
    return {}.get(batch)  # ok: CEL219 a dict
