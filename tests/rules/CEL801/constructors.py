"""Several apps in one module: each speaks for itself."""

import os

from celery import Celery
from celery import Celery as Queue

bare = Celery("bare", broker="redis://localhost")  # expect: CEL801 "the task of `bare` is acknowledged" ~high !minor
keyword = Celery("keyword", task_acks_late=True)  # ok: CEL801 set in the constructor
refused = Celery("refused", task_acks_late=False)  # ok: CEL801 somebody decided against it
updated = Celery("updated")  # ok: CEL801 set by update
updated.conf.update(task_acks_late=True, task_reject_on_worker_lost=True)
mapped = Celery("mapped")  # ok: CEL801 set by update with a mapping
mapped.conf.update({"task_acks_late": True})
attributed = Celery("attributed")  # ok: CEL801 set as an attribute
attributed.conf.task_acks_late = True
subscripted = Celery("subscripted")  # ok: CEL801 set as an item
subscripted.conf["task_acks_late"] = True
old = Queue("old")  # ok: CEL801 set under its old name
old.conf.CELERY_ACKS_LATE = True
old_updated = Queue("old-updated")  # ok: CEL801 set under its old name
old_updated.conf.update(CELERY_ACKS_LATE=True)
from_environment = Celery("from-environment")  # ok: CEL801 the environment decides
from_environment.conf.task_acks_late = os.getenv("LATE") == "1"
in_branch = Celery("in-branch")  # ok: CEL801 set in a branch
if os.getenv("LATE"):
    in_branch.conf.task_acks_late = True
annotated = Celery("annotated")  # ok: CEL801 task_annotations set it
annotated.conf.task_annotations = {"*": {"acks_late": True}}
without_tasks = Celery("without-tasks")  # ok: CEL801 an app that runs nothing
limited = Celery("limited")  # expect: CEL801 "may run long" !moderate
limited.conf.task_time_limit = 30 * 60
soft = Celery("soft", task_soft_time_limit=3600)  # expect: CEL801 "may run long" !moderate
short = Celery("short", task_time_limit=60)  # expect: CEL801 !minor
bulky = Celery("bulky")  # expect: CEL801 "among them `import_orders`" !moderate
own_limit = Celery("own-limit")  # expect: CEL801 "`collect` may run long" !moderate
some = Celery("some")  # expect: CEL801 "1 of 2 tasks" !minor
every = Celery("every")  # ok: CEL801 every task says so itself
open_options = Celery("open-options")  # ok: CEL801 what the task's options hold is not known
prefetching = Celery("prefetching", worker_prefetch_multiplier=1)  # expect: CEL801 !minor
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
