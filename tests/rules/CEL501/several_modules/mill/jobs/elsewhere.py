"""Calls another module's task by its own name."""

from celery import Task

from mill.jobs import sift
from mill.jobs.grind import of_a_module, of_the_package


def once_more():
    of_the_package.retry()
    print("lost")  # expect: CEL501 "`of_the_package`"


def sifted():
    sift.retry()
    print("lost")  # expect: CEL501


def other_things():
    of_a_module.delay()
    print("reached")  # ok: CEL501 sends it, and goes on


class Wait(Task):
    """Never used: no task is built on it, so there is nobody to speak of."""

    def wait(self):
        self.retry()
        return 0  # miss: CEL501 a Task class that no known task is built on
