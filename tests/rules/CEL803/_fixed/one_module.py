"""Rejecting what was acknowledged long ago."""

from celery import Celery, Task, exceptions, shared_task
from celery.exceptions import Ignore, Reject

early = Celery("early", broker="redis://broker/0")
late = Celery("late")
late.conf.task_acks_late = True

useless = Celery("useless")
useless.conf.task_reject_on_worker_lost = True

partly = Celery("partly")
partly.conf.task_reject_on_worker_lost = True

annotated = Celery("annotated")
annotated.conf.task_reject_on_worker_lost = True
annotated.conf.task_annotations = {"*": {"acks_late": True}}

hidden = Celery("hidden")
hidden.config_from_envvar("POST_CONFIG")
hidden.conf.task_reject_on_worker_lost = True


class Careful(Task):
    abstract = True
    acks_late = True


@useless.task
def stamp(letter_id): ...


@partly.task
def sort(letter_id): ...


@partly.task(acks_late=True)
def carry(letter_id): ...


@annotated.task
def fold(letter_id): ...


@hidden.task(reject_on_worker_lost=True)
def seal(letter_id):
    raise Reject("torn", requeue=True)


@early.task(reject_on_worker_lost=True, acks_late=True)
def weigh(parcel_id): ...


@early.task(reject_on_worker_lost=False)
def wait(parcel_id): ...


@early.task(reject_on_worker_lost=True, acks_late=True)
def insure(parcel_id): ...


@early.task(reject_on_worker_lost=True, base=Careful)
def register(parcel_id): ...


@late.task(reject_on_worker_lost=True)
def frank(parcel_id): ...


@late.task(
    acks_late=False,
    reject_on_worker_lost=True,
)
def frank_early(parcel_id): ...


@early.task
def deliver(parcel_id):
    if not parcel_id:
        raise Reject("no address", requeue=True)
    if parcel_id < 0:
        raise exceptions.Reject("unknown")
    if parcel_id > 99:
        raise Reject("too far", True)
    raise Ignore()


@late.task
def collect(parcel_id):
    raise Reject("nobody at home", requeue=True)


@early.task(acks_late=True)
def forward(parcel_id):
    raise Reject("moved", requeue=True)


@early.task(bind=True)
def explain(self, parcel_id):
    error = Reject("only described", requeue=True)
    return str(error)


@shared_task
def redirect(parcel_id):
    raise Reject("moved", requeue=True)
