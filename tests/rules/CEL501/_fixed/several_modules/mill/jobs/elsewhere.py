"""Calls another module's task by its own name."""

from celery import Task

from mill.jobs import sift
from mill.jobs.grind import of_a_module, of_the_package


def once_more():
    of_the_package.retry()


def sifted():
    sift.retry()


def other_things():
    of_a_module.delay()
    print("reached")


class Wait(Task):
    """Never used: no task is built on it, so there is nobody to speak of."""

    def wait(self):
        self.retry()
        return 0
