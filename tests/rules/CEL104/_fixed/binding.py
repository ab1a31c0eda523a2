"""`bind` and `self`, in and out of step."""

import functools

from celery import Celery, Task, shared_task

app = Celery("tram")


@app.task(bind=True)
def depart(self, line):
    try:
        signal(line)
    except ConnectionError as exc:
        raise self.retry(exc=exc)


@shared_task(bind=True)
def arrive(self, line):
    return line


@app.task(bind=True)
def ring(self):
    return "ding"


@shared_task(bind=True)
def brake(self, *, force):
    return force


@app.task(bind=True)
def clean(self, line):
    try:
        wash(line)
    except TimeoutError as exc:
        raise self.retry(exc=exc)


@app.task(bind=True)
def report(self, line):
    return {"id": self.request.id, "line": line}


@app.task(bind=True)
def turn(task, line):
    return task.request.id, line


@app.task(bind=True)
def sand(*args):
    return args


@app.task
def couple(line, car):
    return line, car


@app.task
def greet(self=None, name="driver"):
    return name


@app.task(bind=True)
def park(self=None):
    return self.request.id


def given_self(function):
    @functools.wraps(function)
    def wrapper(*args):
        return function(object(), *args)

    return wrapper


@app.task
@given_self
def tow(self, line):
    return line


def bound_task(**options):
    options.setdefault("bind", True)
    return app.task(**options)


@bound_task(name="tram.load")
def load(self, crate):
    return self.request.id, crate


OPTIONS = {"bind": True}


@app.task(**OPTIONS)
def unload(self, crate):
    return crate


class Depot(Task):
    def run(self, number):
        return self.request.id, number


@app.task
def count(lines):
    class Counter:
        def add(self, line):
            self.total = line

    return [Counter().add(line) for line in lines]


class Garage:
    def schedule(self):
        @app.task
        def repair(line):
            return self.tools, line

        return repair
