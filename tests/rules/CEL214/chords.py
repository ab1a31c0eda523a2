import os

from celery import Celery, chord, group

bare = Celery("bare", broker="redis://broker/0")
replies = Celery("replies", backend="rpc://")
stored = Celery("stored", backend="redis://broker/1")
asked = Celery("asked", backend=os.environ["BACKEND"])


@bare.task
def grind(batch): ...


@replies.task
def sift(batch): ...


@stored.task
def pack(batch): ...


@asked.task
def ship(batch): ...


def work(batches):
    chord([grind.s(one) for one in batches], grind.s()).delay()  # expect: CEL214 "`bare` has no result backend" ~high !critical
    chord((sift.s(one) for one in batches))(sift.s())  # expect: CEL214
    chord([pack.s(one) for one in batches], pack.s()).delay()  # ok: CEL214 Redis counts
    chord([ship.s(one) for one in batches], ship.s()).delay()  # ok: CEL214 only a run can tell
    group(grind.s(one) for one in batches).delay()  # ok: CEL214 a group needs no backend
