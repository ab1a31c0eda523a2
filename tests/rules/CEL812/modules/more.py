from celery import shared_task
from tasks import grind


@shared_task
def again(batch):
    grind.delay(batch)  # ok: CEL812 another task
    again.delay(batch)  # expect: CEL812


def start(batch):
    again.delay(batch)  # ok: CEL812 not in the task
