"""Late acknowledgement, and how much is taken in advance."""

from celery import Celery

unset = Celery("a", task_acks_late=True)  # expect: CEL326 "four messages for each process, though `one` is" ~medium !minor
zero = Celery("b", task_acks_late=True, worker_prefetch_multiplier=0)  # expect: CEL326 "as many messages as there are"
single = Celery("c", task_acks_late=True, worker_prefetch_multiplier=1)  # ok: CEL326 one at a time
short = Celery("d", task_time_limit=30)  # ok: CEL326 short tasks, acknowledged early
long = Celery("e", task_time_limit=1800)  # expect: CEL326 "`five` may run for ten minutes"
own = Celery("f")  # expect: CEL326 "`six` is acknowledged late"
off = Celery("g", task_acks_late=True, worker_disable_prefetch=True)  # ok: CEL326 nothing is taken in advance


@unset.task
def one():
    pass


@zero.task
def two():
    pass


@single.task
def three():
    pass


@short.task
def four():
    pass


@long.task
def five():
    pass


@own.task(acks_late=True)
def six():
    pass


@off.task
def seven():
    pass
