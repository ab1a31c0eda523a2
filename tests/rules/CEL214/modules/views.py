from celery import chord, group
from tasks import grind


def start(batches):
    chord([grind.s(one) for one in batches], grind.s()).delay()  # expect: CEL214
    group([grind.s(one) for one in batches]).delay()  # ok: CEL214 a group needs no backend


def one(batch):
    grind.delay(batch)  # ok: CEL214 a task needs no backend
