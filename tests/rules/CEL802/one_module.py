"""Late acknowledgement, for all tasks or for some."""

from celery import Celery, Task
from decouple import config

everywhere = Celery("everywhere", broker="redis://broker/0")
everywhere.conf.task_acks_late = True  # expect: CEL802 "2 tasks of `everywhere`" !minor ~high

decided = Celery("decided")
decided.conf.task_acks_late = True  # ok: CEL802 rejection is on
decided.conf.task_reject_on_worker_lost = True

declined = Celery("declined")
declined.conf.task_acks_late = True  # ok: CEL802 somebody has said no
declined.conf.task_reject_on_worker_lost = False

bounded = Celery("bounded")
bounded.conf.task_acks_late = True  # ok: CEL802 a lost worker counts as a retry
bounded.conf.task_retry_on_worker_lost = True

threads = Celery("threads")
threads.conf.update(task_acks_late=True, worker_pool="threads")  # ok: CEL802 there is no child process to lose

by_environment = Celery("by-environment")
by_environment.conf.task_acks_late = config("ACKS_LATE", default=True)  # expect: CEL802 "`bake` is" ~medium

hidden = Celery("hidden")
hidden.config_from_envvar("BAKERY_CONFIG")  # nobody knows what it sets
hidden.conf.task_acks_late = True  # ok: CEL802 rejection may be set where we cannot look

annotated = Celery("annotated")
annotated.conf.task_annotations = {"*": {"acks_late": True, "reject_on_worker_lost": True}}  # ok: CEL802 both are set

half_annotated = Celery("half-annotated")
half_annotated.conf.task_annotations = {"one_module.slice_bread": {"acks_late": True}}  # expect: CEL802 "`slice_bread`"

early = Celery("early")
some = Celery("some")


class Late(Task):
    abstract = True
    acks_late = True  # expect: CEL802 "`deliver` is"


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


@early.task(acks_late=False)  # ok: CEL802 acknowledged before it runs
def count(): ...


@some.task(
    acks_late=True,  # expect: CEL802 "2 tasks of `some`"
)
def order_flour(): ...


@some.task(acks_late=True)  # ok: CEL802 counted with the first one
def order_salt(): ...


@some.task(acks_late=True, reject_on_worker_lost=True)  # ok: CEL802 safe from both
def order_sugar(): ...


@some.task(acks_late=None)  # ok: CEL802 None means the app's setting
def order_eggs(): ...


@by_base.task(base=Late)
def deliver(): ...
