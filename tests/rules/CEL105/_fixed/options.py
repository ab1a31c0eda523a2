"""Options that Celery knows, and some that it does not."""

import functools

from celery import Celery, Task, shared_task
from celery.signals import task_prerun
from celery_batches import Batches

app = Celery("museum")


@app.task(ignore_result=True)
def dust(exhibit):
    return exhibit


@shared_task(bind=True, max_retries=5, default_retry_delay=30)
def restore(self, exhibit):
    return exhibit


@app.task(
    time_limit=60,
    soft_time_limit=50,
)
def photograph(exhibit):
    return exhibit


@app.task(max_retries=3, reject_on_worker_lost=True)
def hang(exhibit):
    return exhibit


@app.task(curator="mary")
def label(exhibit):
    return exhibit


@app.task(interval_start=1, interval_step=2)
def lend(exhibit):
    return exhibit


def report(self, exc, task_id, args, kwargs, einfo):
    print(task_id)


@app.task(on_failure=report, acks_late=True, queue="slow", throws=(KeyError,))
def pack(exhibit):
    return exhibit


@app.task(pydantic=True, name="museum.unpack", shared=False, typing=False)
def unpack(exhibit: int):
    return exhibit


class Audited(Task):
    audit_level = 1

    def before_start(self, task_id, args, kwargs):
        print(self.audit_level)


@app.task(base=Audited, audit_level=3)
def sell(ticket):
    return ticket


@app.task(base=Audited, ignore_result=True)
def refund(ticket):
    return ticket


@app.task(base=Batches, flush_every=100, flush_interval=10)
def count_visitors(requests):
    return len(requests)


@app.task(wing="north")
def heat(room):
    return room


@app.task(lamp="dim")
def light(room):
    return room


@task_prerun.connect
def remember_wing(task=None, **kwargs):
    print(task.wing, getattr(task, "lamp", None))


def guarded_task(wing=None, **options):
    floor = options.pop("floor", 0)

    def decorate(function):
        @functools.wraps(function)
        def wrapper(*args, **kwargs):
            print(wing, floor)
            return function(*args, **kwargs)

        return app.task(**options)(wrapper)

    return decorate


@guarded_task(wing="south", floor=2, door="main")
def lock(room):
    return room


@guarded_task(ignore_result=True)
def unlock(room):
    return room


EXTRA = {"ignore_results": True}


@app.task(**EXTRA)
def close(room):
    return room
