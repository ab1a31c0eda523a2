"""Receivers of signals in an order desk."""

import logging

from celery import Celery, signals
from celery.signals import task_failure, task_postrun, task_prerun, task_success

app = Celery("orders")
logger = logging.getLogger(__name__)


@task_prerun.connect
def on_start(task=None, **kwargs):
    logger.info("%s starts", task.name)  # expect: CEL903 "`on_start` logs a line for every run of every task, `ping` alone every 60 seconds" ~high !minor


@signals.task_postrun.connect(weak=False)
def on_end(task=None, **kwargs):
    print(task.name)  # expect: CEL903 "`on_end`"


def on_success(sender=None, **kwargs):
    logging.info("%s done", sender)  # expect: CEL903


task_success.connect(on_success)


@task_postrun.connect
def skips_some(task=None, **kwargs):
    if task.name == "orders.ping":
        return
    logger.info("%s ends", task.name)  # ok: CEL903 leaves the busy one out


@task_postrun.connect
def slow_only(task=None, runtime=0, **kwargs):
    if runtime > 10:
        logger.info("%s was slow", task.name)  # ok: CEL903 only what is slow


@task_postrun.connect(sender="orders.bill")
def one_task(task=None, **kwargs):
    logger.info("%s ends", task.name)  # ok: CEL903 one task only


@task_postrun.connect
def for_developers(task=None, **kwargs):
    logger.debug("%s ends", task.name)  # ok: CEL903 debug lines are off in production


@task_failure.connect
def on_failure(sender=None, **kwargs):
    logger.info("%s failed", sender)  # ok: CEL903 failures are rare


@task_prerun.connect
def counts(task=None, **kwargs):
    catalogue.info(task.name)  # ok: CEL903 no logger


app.conf.beat_schedule = {
    "ping": {"task": "orders.ping", "schedule": 60},
    "bill": {"task": "orders.bill", "schedule": 300},
}
