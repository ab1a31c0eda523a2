import functools

from mill.bases import MorePatient
from mill.celery import app


def mill_task(*args, **options):
    """With or without parentheses."""
    options.setdefault("base", MorePatient)
    options.setdefault("bind", True)
    if len(args) == 1 and callable(args[0]):
        return app.task(**options)(args[0])
    return app.task(*args, **options)


def logged(name):
    def decorate(function):
        @app.task(name=name, bind=True)
        @functools.wraps(function)
        def wrapper(self, *args, **kwargs):
            return function(self, *args, **kwargs)

        return wrapper

    return decorate
