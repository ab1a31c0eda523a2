from celery import shared_task

from post.app import app


@shared_task(queue="letters")  # ok: CEL318 declared
def stamp():
    pass


@shared_task(queue="leters")  # expect: CEL318 ~high
def weigh():
    pass


@shared_task
def sort():
    pass


@shared_task
def drive():
    pass


def send(kind):
    stamp.apply_async(queue="Parcels")  # expect: CEL318 "only `parcels`"
    weigh.apply_async(queue=kind)  # ok: CEL318 only a run can tell
    app.send_task("other.tasks.fly", queue="airmail")  # expect: CEL318 ~low
    sort.apply_async(queue="celery")  # ok: CEL318 Celery's own default
