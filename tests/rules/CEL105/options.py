"""Options that Celery knows, and some that it does not."""

import functools

from celery import Celery, Task, shared_task
from celery.signals import task_prerun
from celery_batches import Batches

app = Celery("museum")


@app.task(ignore_results=True)  # expect: CEL105 "`ignore_results` is no option of tasks" ~high !major
def dust(exhibit):
    return exhibit


@shared_task(bind=True, max_retry=5, retry_delay=30)  # expect: CEL105 "max_retry" CEL105 "retry_delay"
def restore(self, exhibit):
    return exhibit


@app.task(
    task_time_limit=60,  # expect: CEL105 "task_time_limit" !major
    soft_time_limit=50,
)
def photograph(exhibit):
    return exhibit


@app.task(retries=3, reject_on_worker_loss=True)  # expect: CEL105 "`retries`" !major CEL105 "worker_loss" !major
def hang(exhibit):
    return exhibit


@app.task(curator="mary")  # expect: CEL105 ~medium !moderate
def label(exhibit):
    return exhibit


@app.task(interval_start=1, interval_step=2)  # expect: CEL105 "interval_start" CEL105 "interval_step"
def lend(exhibit):
    return exhibit


def report(self, exc, task_id, args, kwargs, einfo):
    print(task_id)


@app.task(on_failure=report, acks_late=True, queue="slow", throws=(KeyError,))  # ok: CEL105 hooks become methods
def pack(exhibit):
    return exhibit


@app.task(pydantic=True, name="museum.unpack", shared=False, typing=False)  # ok: CEL105 all are real
def unpack(exhibit: int):
    return exhibit


class Audited(Task):
    audit_level = 1

    def before_start(self, task_id, args, kwargs):
        print(self.audit_level)


@app.task(base=Audited, audit_level=3)  # ok: CEL105 the base class defines it
def sell(ticket):
    return ticket


@app.task(base=Audited, ignore_results=True)  # expect: CEL105
def refund(ticket):
    return ticket


@app.task(base=Batches, flush_every=100, flush_interval=10)  # ok: CEL105 of celery-batches
def count_visitors(requests):
    return len(requests)


@app.task(wing="north")  # ok: CEL105 a signal receiver reads it
def heat(room):
    return room


@app.task(lamp="dim")  # ok: CEL105 read by its name below
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


@guarded_task(wing="south", floor=2, door="main")  # ok: CEL105 the project's decorator may take them all
def lock(room):
    return room


@guarded_task(ignore_results=True)  # expect: CEL105
def unlock(room):
    return room


EXTRA = {"ignore_results": True}


@app.task(**EXTRA)  # miss: CEL105 options from a mapping
def close(room):
    return room
