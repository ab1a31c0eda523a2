"""A project may set it in its own decorator, or on a base class."""

from celery import Celery, Task

by_default = Celery("by-default")
by_argument = Celery("by-argument")
by_base = Celery("by-base")
by_ancestor = Celery("by-ancestor")
by_app_class = Celery("by-app-class", task_cls="bases_and_decorators.Late")
by_replaced_class = Celery("by-replaced-class")
by_decorator_base = Celery("by-decorator-base")
by_filled_base = Celery("by-filled-base")
by_early_base = Celery("by-early-base", task_acks_late=True, task_reject_on_worker_lost=True)


class Late(Task):
    abstract = True
    acks_late = True


class Later(Late):
    abstract = True


class Early(Task):
    abstract = True


by_replaced_class.Task = Late


def late_task(*args, **kwargs):
    kwargs.setdefault("acks_late", True)
    return by_default.task(*args, **kwargs)


def late(function):
    return by_argument.task(acks_late=True)(function)


def based(**options):
    return by_decorator_base.task(base=Later, **options)


def filled(**options):
    options.setdefault("base", Late)
    return by_filled_base.task(**options)


class LateApp(Celery):
    task_cls = Late


by_subclass = LateApp("by-subclass")


@late_task
def a(): ...


@late_task(name="x")
def b(): ...


@late
def c(): ...


@by_base.task(base=Late)
def d(): ...


@by_ancestor.task(base=Later)
def e(): ...


@by_app_class.task
def f(): ...


@by_replaced_class.task
def g(): ...


@by_early_base.task(base=Early)
def h(): ...


@based()
def i(): ...


@filled()
def j(): ...


@by_subclass.task
def k(): ...
