from celery import shared_task
from celery.exceptions import Retry

from exchange.lines import connect, connect_quietly, connect_safely, measure


@shared_task(bind=True)
def call(self, number):
    try:
        connect(self, number)
    except Retry:
        raise
    except Exception as exc:
        return {"failed": str(exc)}


@shared_task(bind=True)
def call_plainly(self, number):
    return connect(self, number)


@shared_task(bind=True)
def call_narrowly(self, number):
    try:
        connect(self, number)
    except KeyError:
        return None


@shared_task(bind=True)
def careless(self, number):
    try:
        connect_quietly(self, number)
        connect_safely(self, number)
        measure(number)
    except Exception:
        return None
