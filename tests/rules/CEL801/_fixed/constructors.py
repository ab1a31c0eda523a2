"""Several apps in one module: each speaks for itself."""

import os

from celery import Celery
from celery import Celery as Queue

bare = Celery("bare", broker="redis://localhost", task_acks_late=True, task_reject_on_worker_lost=True)
keyword = Celery("keyword", task_acks_late=True)
refused = Celery("refused", task_acks_late=False)
updated = Celery("updated")
updated.conf.update(task_acks_late=True, task_reject_on_worker_lost=True)
mapped = Celery("mapped")
mapped.conf.update({"task_acks_late": True})
attributed = Celery("attributed")
attributed.conf.task_acks_late = True
subscripted = Celery("subscripted")
subscripted.conf["task_acks_late"] = True
old = Queue("old")
old.conf.CELERY_ACKS_LATE = True
old_updated = Queue("old-updated")
old_updated.conf.update(CELERY_ACKS_LATE=True)
from_environment = Celery("from-environment")
from_environment.conf.task_acks_late = os.getenv("LATE") == "1"
in_branch = Celery("in-branch")
if os.getenv("LATE"):
    in_branch.conf.task_acks_late = True
annotated = Celery("annotated")
annotated.conf.task_annotations = {"*": {"acks_late": True}}
without_tasks = Celery("without-tasks")
limited = Celery("limited", task_acks_late=True, task_reject_on_worker_lost=True)
limited.conf.task_time_limit = 30 * 60
soft = Celery("soft", task_soft_time_limit=3600, task_acks_late=True, task_reject_on_worker_lost=True)
short = Celery("short", task_time_limit=60, task_acks_late=True, task_reject_on_worker_lost=True)
bulky = Celery("bulky", task_acks_late=True, task_reject_on_worker_lost=True)
own_limit = Celery("own-limit", task_acks_late=True, task_reject_on_worker_lost=True)
some = Celery("some", task_acks_late=True, task_reject_on_worker_lost=True)
every = Celery("every")
open_options = Celery("open-options")
prefetching = Celery("prefetching", worker_prefetch_multiplier=1, task_acks_late=True, task_reject_on_worker_lost=True)
OPTIONS = dict(os.environ)


@bare.task
@keyword.task
def a(): ...


@keyword.task
def b(): ...


@refused.task
def c(): ...


@updated.task
def d(): ...


@mapped.task
def e(): ...


@attributed.task
def f(): ...


@subscripted.task
def g(): ...


@old.task
def h(): ...


@old_updated.task
def i(): ...


@from_environment.task
def j(): ...


@in_branch.task
def k(): ...


@annotated.task
def l(): ...  # noqa: E743


@limited.task
def m(): ...


@soft.task
def n(): ...


@short.task
def o(): ...


@bulky.task
def import_orders(path): ...


@own_limit.task(time_limit=1800)
def collect(): ...


@some.task(acks_late=True)
def p(): ...


@some.task
def q(): ...


@every.task(acks_late=True)
def r(): ...


@every.task(acks_late=False, bind=True)
def s(self): ...


@open_options.task(**OPTIONS)
def t(): ...


@prefetching.task
def u(): ...
