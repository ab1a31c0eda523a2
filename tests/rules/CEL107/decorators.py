import functools

from celery import Celery
from celery.signals import task_prerun
from django.db import transaction
from some_library import traced

app = Celery("shop")
registry = []


def register(function):
    registry.append(function)
    return function


def logged(function):
    @functools.wraps(function)
    def wrapper(*args, **kwargs):
        print(args)
        return function(*args, **kwargs)

    return wrapper


def bare(function):
    def wrapper(*args, **kwargs):
        return function(*args, **kwargs)

    return wrapper


def sends(function):
    @functools.wraps(function)
    def wrapper(*args):
        return function.delay(*args)

    return wrapper


@transaction.atomic  # expect: CEL107 "`@transaction.atomic` wraps the task" ~high !major
@app.task
def close_day(day): ...


@logged  # expect: CEL107
@app.task(ignore_result=True)
def bill(order_id): ...


@bare  # expect: CEL107
@app.task
def ship(order_id): ...


@register
@logged  # expect: CEL107
@app.task
def twice(order_id): ...


@app.task
@logged  # ok: CEL107 below the task's decorator
def right(order_id): ...


@register  # ok: CEL107 returns what it gets
@app.task
def registered(order_id): ...


@sends  # ok: CEL107 sends the task when it is called
@app.task
def sent(order_id): ...


@traced  # ok: CEL107 not known
@app.task
def unknown(order_id): ...


@task_prerun.connect  # ok: CEL107 signals return the receiver
@app.task
def listens(**kwargs): ...
