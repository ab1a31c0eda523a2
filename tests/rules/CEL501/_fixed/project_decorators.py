"""Decorators that a project wraps around Celery's, in the five shapes seen in the field."""

import functools

from celery import Celery, Task, shared_task

app = Celery("library")


class Careful(Task):
    abstract = True


def careful_task(*args, **kwargs):
    """Shape 1: hands everything on, with a base class of its own."""
    return shared_task(*args, base=Careful, **kwargs)


def default_task(*args, **kwargs):
    """Shape 2: fills in what was left out."""
    kwargs.setdefault("acks_late", True)
    kwargs.setdefault("bind", True)
    return app.task(*args, **kwargs)


def named_task(name, queue=None, **options):
    """Shape 3: wraps the body; the name comes first."""

    def decorate(function):
        @functools.wraps(function)
        def wrapped(*args, **kwargs):
            print("start", name)
            return function(*args, **kwargs)

        return app.task(name=name, queue=queue, **options)(wrapped)

    return decorate


class Shelves(Celery):
    """Shape 4: a method of an app class."""

    def periodic_task(self, *args, **kwargs):
        self.conf.beat_schedule["x"] = {"task": kwargs.get("name"), "schedule": kwargs.pop("run_every")}
        return self.task(*args, **kwargs)

    def nightly(self, **options):
        def decorate(function):
            return self.task(**options)(function)

        return decorate


def shelf_task(**options):
    """Shape 5: the function is only wrapped here; the app is reached later."""

    def decorate(function):
        task = shared_task(bind=True, **options)(function)
        return task

    return decorate


def decorated_inner(function):
    """The decorator stands on the wrapper itself."""

    @shared_task(bind=True)
    @functools.wraps(function)
    def wrapper(self, *args, **kwargs):
        return function(self, *args, **kwargs)

    return wrapper


shelves = Shelves("library-shelves")


@careful_task(bind=True)
def lend(self, book):
    self.retry()


@careful_task
def lend_bare(book):
    lend_bare.retry()


@default_task(queue="slow")
def fetch(self, book):
    self.retry()


@default_task
def fetch_bare(task, book):
    task.retry()


@named_task("library.remind", queue="mail", bind=True)
def remind(self, reader):
    self.retry()


@shelves.task(bind=True)
def dust(self):
    self.retry()


@shelves.periodic_task(name="library.sweep", run_every=60, bind=True)
def sweep(self):
    self.retry()


@shelves.nightly(bind=True)
def lock_up(self):
    self.retry()


@shelf_task()
def sort_books(self):
    self.retry()


@decorated_inner
def repair(self, book):
    self.retry()


def timed(function):
    """No task decorator at all."""

    @functools.wraps(function)
    def wrapper(*args, **kwargs):
        return function(*args, **kwargs)

    return wrapper


@timed
def not_a_task(self):
    self.retry()
    print("reached")


@timed
@app.task(bind=True)
def outer_decorator(self):
    self.retry()


@app.task(bind=True)
@timed
def inner_decorator(self):
    self.retry()
