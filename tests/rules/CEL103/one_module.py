"""Names given twice in one module."""

import functools

from celery import Celery, Task, shared_task

app = Celery("library")
archive = Celery("archive")


@app.task(name="library.remind")
def remind_reader(reader):
    return reader


@app.task(name="library.remind")  # expect: CEL103 "`remind_reader` and `remind_staff` are both" ~high !critical
def remind_staff(shelf):
    return shelf


@app.task
def lend(book):
    return book


@app.task  # expect: CEL103 "two functions `lend` are registered"
def lend(book, reader):
    return book, reader


@archive.task(name="library.remind")  # ok: CEL103 another app
def remind_archivist(box):
    return box


try:
    import barcode
except ImportError:

    @app.task
    def scan(code):
        return code

else:

    @app.task  # ok: CEL103 only one of the two is defined
    def scan(code):
        return barcode.read(code)


if app.conf.timezone:

    @app.task(name="library.close")
    def close():
        return "late"

else:

    @app.task(name="library.close")  # ok: CEL103 the other branch
    def close_early():
        return "early"


def logged(function):
    def wrapper(*args):
        print("start")
        return function(*args)

    return wrapper


@app.task
@logged
def sort(shelf):
    return shelf


@app.task  # expect: CEL103 "a decorator does not keep the function's name"
@logged
def dust(shelf):
    return shelf


@app.task(name="library.stamp")  # ok: CEL103 a name of its own
@logged
def stamp(book):
    return book


def timed(function):
    @functools.wraps(function)
    def wrapper(*args):
        return function(*args)

    return wrapper


@app.task
@timed
def bind(book):
    return book


@app.task  # ok: CEL103 the wrapper takes over the name
@timed
def repair(book):
    return book


def counted(limit):
    def decorate(function):
        def inner(*args):
            return function(*args)[:limit]

        inner.__name__ = function.__name__
        return inner

    return decorate


@shared_task
@counted(3)
def list_new(shelf):
    return [shelf]


@shared_task  # ok: CEL103 the wrapper is given the name
@counted(5)
def list_old(shelf):
    return [shelf]


def numbered(number):
    return app.task(name=f"library.{number}")


@numbered(1)
def first(book):
    return book


@numbered(2)  # ok: CEL103 names that only a run can tell
def second(book):
    return book


class Return(Task):
    name = "library.return"

    def run(self, book):
        return book


class ReturnLate(Task):  # miss: CEL103 of classes the last registered wins
    name = "library.return"

    def run(self, book):
        return book
