"""Receivers in a module of their own."""

from celery.signals import task_prerun

from post.log import logger


@task_prerun.connect
def note(task=None, **kwargs):
    logger.warning("%s starts", task)  # expect: CEL903 "`note` logs a line for every run of every task"
