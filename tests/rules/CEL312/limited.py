"""Each app has its limits somewhere."""

import os

from celery import Celery, Task

soft = Celery("a", task_soft_time_limit=60)  # ok: CEL312 a soft limit for all
given = Celery("b", task_time_limit=os.environ["LIMIT"])  # ok: CEL312 a limit that only a run can tell
each = Celery("c")  # ok: CEL312 its task has a limit
noted = Celery("d", task_annotations={"*": {"time_limit": 30}})  # ok: CEL312 annotations put limits on all
based = Celery("e")  # ok: CEL312 the base class has a limit
idle = Celery("f")  # ok: CEL312 no tasks
decided = Celery("g", task_time_limit=None)  # ok: CEL312 somebody has decided


class Limited(Task):
    time_limit = 30


@soft.task
def one():
    pass


@given.task
def two():
    pass


@each.task(soft_time_limit=5)
def three():
    pass


@noted.task
def four():
    pass


@based.task(base=Limited)
def five():
    pass


@decided.task
def six():
    pass
