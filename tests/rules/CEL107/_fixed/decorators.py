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


@app.task
@transaction.atomic
def close_day(day): ...


@app.task(ignore_result=True)
@logged
def bill(order_id): ...


@bare
@app.task
def ship(order_id): ...


@app.task
@register
@logged
def twice(order_id): ...


@app.task
@logged
def right(order_id): ...


@register
@app.task
def registered(order_id): ...


@sends
@app.task
def sent(order_id): ...


@traced
@app.task
def unknown(order_id): ...


@task_prerun.connect
@app.task
def listens(**kwargs): ...
