"""`bind` and `self`, in and out of step."""

import functools

from celery import Celery, Task, shared_task

app = Celery("tram")


@app.task
def depart(self, line):  # expect: CEL104 "`depart` takes `self` but is not bound" ~high !critical
    try:
        signal(line)
    except ConnectionError as exc:
        raise self.retry(exc=exc)


@shared_task(bind=False)
def arrive(self, line):  # expect: CEL104 "lacks an argument"
    return line


@app.task(bind=True)
def ring():  # expect: CEL104 "takes no positional parameter"
    return "ding"


@shared_task(bind=True)
def brake(*, force):  # expect: CEL104
    return force


@app.task
def clean(line):
    try:
        wash(line)
    except TimeoutError as exc:
        raise self.retry(exc=exc)  # expect: CEL104 "`self.retry` fails with NameError"


@app.task
def report(line):  # expect: CEL104 "`self.request.id` fails with NameError"
    return {"id": self.request.id, "line": line}


@app.task(bind=True)
def turn(task, line):  # ok: CEL104 the first parameter may have any name
    return task.request.id, line


@app.task(bind=True)
def sand(*args):  # ok: CEL104 the task is among the arguments
    return args


@app.task
def couple(line, car):  # ok: CEL104 neither bound nor in want of it
    return line, car


@app.task
def greet(self=None, name="driver"):  # ok: CEL104 can be called without, and does not use it
    return name


@app.task
def park(self=None):  # expect: CEL104
    return self.request.id


def given_self(function):
    @functools.wraps(function)
    def wrapper(*args):
        return function(object(), *args)

    return wrapper


@app.task
@given_self
def tow(self, line):  # ok: CEL104 the decorator passes something for `self`
    return line


def bound_task(**options):
    options.setdefault("bind", True)
    return app.task(**options)


@bound_task(name="tram.load")
def load(self, crate):  # ok: CEL104 the project's decorator binds it
    return self.request.id, crate


OPTIONS = {"bind": True}


@app.task(**OPTIONS)
def unload(self, crate):  # ok: CEL104 options that may say so
    return crate


class Depot(Task):
    def run(self, number):  # ok: CEL104 a method of a task class
        return self.request.id, number


@app.task
def count(lines):
    class Counter:
        def add(self, line):  # ok: CEL104 a method of a class inside
            self.total = line

    return [Counter().add(line) for line in lines]


class Garage:
    def schedule(self):
        @app.task
        def repair(line):  # ok: CEL104 `self` is the garage's, from outside
            return self.tools, line

        return repair
