"""Rejecting what was acknowledged long ago."""

from celery import Celery, Task, exceptions, shared_task
from celery.exceptions import Ignore, Reject

early = Celery("early", broker="redis://broker/0")
late = Celery("late")
late.conf.task_acks_late = True

useless = Celery("useless")
useless.conf.task_reject_on_worker_lost = True  # expect: CEL803 "does nothing for `useless`" !moderate ~high

partly = Celery("partly")
partly.conf.task_reject_on_worker_lost = True  # ok: CEL803 one task is acknowledged late

annotated = Celery("annotated")
annotated.conf.task_reject_on_worker_lost = True  # ok: CEL803 an annotation acknowledges late
annotated.conf.task_annotations = {"*": {"acks_late": True}}

hidden = Celery("hidden")
hidden.config_from_envvar("POST_CONFIG")
hidden.conf.task_reject_on_worker_lost = True  # ok: CEL803 late acknowledgement may be set where we cannot look


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


@hidden.task(reject_on_worker_lost=True)  # ok: CEL803 the configuration may acknowledge late
def seal(letter_id):
    raise Reject("torn", requeue=True)  # ok: CEL803 the same


@early.task(reject_on_worker_lost=True)  # expect: CEL803 "does nothing for `weigh`" !moderate
def weigh(parcel_id): ...


@early.task(reject_on_worker_lost=False)  # ok: CEL803 it is off anyway
def wait(parcel_id): ...


@early.task(reject_on_worker_lost=True, acks_late=True)  # ok: CEL803 both are set
def insure(parcel_id): ...


@early.task(reject_on_worker_lost=True, base=Careful)  # ok: CEL803 the base class acknowledges late
def register(parcel_id): ...


@late.task(reject_on_worker_lost=True)  # ok: CEL803 the app acknowledges late
def frank(parcel_id): ...


@late.task(
    acks_late=False,
    reject_on_worker_lost=True,  # expect: CEL803 "does nothing for `frank_early`"
)
def frank_early(parcel_id): ...


@early.task
def deliver(parcel_id):
    if not parcel_id:
        raise Reject("no address", requeue=True)  # expect: CEL803 "it is lost" !critical ~high
    if parcel_id < 0:
        raise exceptions.Reject("unknown")  # expect: CEL803 "no dead letter queue" !minor
    if parcel_id > 99:
        raise Reject("too far", True)  # expect: CEL803 !critical
    raise Ignore()  # ok: CEL803 ignoring needs no message


@late.task
def collect(parcel_id):
    raise Reject("nobody at home", requeue=True)  # ok: CEL803 acknowledged late


@early.task(acks_late=True)
def forward(parcel_id):
    raise Reject("moved", requeue=True)  # ok: CEL803 this task acknowledges late


@early.task(bind=True)
def explain(self, parcel_id):
    error = Reject("only described", requeue=True)  # ok: CEL803 it is not raised here
    return str(error)


@shared_task
def redirect(parcel_id):
    raise Reject("moved", requeue=True)  # ok: CEL803 some app of the project may acknowledge it late
