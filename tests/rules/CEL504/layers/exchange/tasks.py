from celery import shared_task

from exchange.lines import connect, connect_quietly, connect_safely, measure


@shared_task(bind=True)
def call(self, number):
    try:
        connect(self, number)  # expect: CEL504 "`call` ends in SUCCESS"
    except Exception as exc:
        return {"failed": str(exc)}


@shared_task(bind=True)
def call_plainly(self, number):
    return connect(self, number)  # ok: CEL504 nothing catches


@shared_task(bind=True)
def call_narrowly(self, number):
    try:
        connect(self, number)  # ok: CEL504 only KeyError is caught
    except KeyError:
        return None


@shared_task(bind=True)
def careless(self, number):
    try:
        connect_quietly(self, number)  # ok: CEL504 it never comes out of the helper
        connect_safely(self, number)  # ok: CEL504 nor here
        measure(number)  # ok: CEL504 knows no task
    except Exception:
        return None
