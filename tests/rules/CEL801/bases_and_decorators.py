"""A project may set it in its own decorator, or on a base class."""

from celery import Celery, Task

by_default = Celery("by-default")  # ok: CEL801 the project's decorator sets it
by_argument = Celery("by-argument")  # ok: CEL801 the project's decorator passes it
by_base = Celery("by-base")  # ok: CEL801 the base class of its tasks sets it
by_ancestor = Celery("by-ancestor")  # ok: CEL801 a base of the base class sets it
by_app_class = Celery("by-app-class", task_cls="bases_and_decorators.Late")  # ok: CEL801 the app's Task class sets it
by_replaced_class = Celery("by-replaced-class")  # ok: CEL801 the app's Task class is replaced by one that sets it
by_decorator_base = Celery("by-decorator-base")  # ok: CEL801 the project's decorator chooses a base that sets it
by_filled_base = Celery("by-filled-base")  # ok: CEL801 the project's decorator fills in such a base
by_early_base = Celery("by-early-base")  # expect: CEL801 !minor


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


by_subclass = LateApp("by-subclass")  # ok: CEL801 the app's class names a Task class that sets it


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
