"""Late acknowledgement, for all tasks or for some."""

from celery import Celery, Task
from decouple import config

everywhere = Celery("everywhere", broker="redis://broker/0")
everywhere.conf.task_acks_late = True

decided = Celery("decided")
decided.conf.task_acks_late = True
decided.conf.task_reject_on_worker_lost = True

declined = Celery("declined")
declined.conf.task_acks_late = True
declined.conf.task_reject_on_worker_lost = False

bounded = Celery("bounded")
bounded.conf.task_acks_late = True
bounded.conf.task_retry_on_worker_lost = True

threads = Celery("threads")
threads.conf.update(task_acks_late=True, worker_pool="threads")

by_environment = Celery("by-environment")
by_environment.conf.task_acks_late = config("ACKS_LATE", default=True)

hidden = Celery("hidden")
hidden.config_from_envvar("BAKERY_CONFIG")  # nobody knows what it sets
hidden.conf.task_acks_late = True

annotated = Celery("annotated")
annotated.conf.task_annotations = {"*": {"acks_late": True, "reject_on_worker_lost": True}}

half_annotated = Celery("half-annotated")
half_annotated.conf.task_annotations = {"one_module.slice_bread": {"acks_late": True}}

early = Celery("early")
some = Celery("some")


class Late(Task):
    abstract = True
    acks_late = True


by_base = Celery("by-base")


@everywhere.task
def knead(): ...


@everywhere.task
def rise(): ...


@everywhere.task(reject_on_worker_lost=True)
def rest(): ...


@everywhere.task(acks_late=False)
def greet(): ...


@decided.task
def weigh(): ...


@declined.task
def sweep(): ...


@bounded.task
def glaze(): ...


@threads.task
def phone(): ...


@by_environment.task
def bake(): ...


@hidden.task
def store(): ...


@annotated.task
def label(): ...


@half_annotated.task
def slice_bread(): ...


@half_annotated.task
def wrap_bread(): ...


@early.task(acks_late=False)
def count(): ...


@some.task(
    acks_late=True,
    reject_on_worker_lost=True,
)
def order_flour(): ...


@some.task(acks_late=True, reject_on_worker_lost=True)
def order_salt(): ...


@some.task(acks_late=True, reject_on_worker_lost=True)
def order_sugar(): ...


@some.task(acks_late=None)
def order_eggs(): ...


@by_base.task(base=Late)
def deliver(): ...
