import time
from time import sleep

from celery import shared_task

PAUSE = 60 * 5


@shared_task
def wait(job):
    time.sleep(60)  # expect: CEL618 "`wait` sleeps for 60 seconds" ~high !minor


@shared_task
def watch(job):
    while True:
        look(job)
        sleep(1)  # expect: CEL618 "in a loop without end" !moderate


@shared_task
def forever(job):
    while 1:
        sleep(pause(job))  # expect: CEL618 "again and again"


@shared_task
def brief(job):
    sleep(0.5)  # ok: CEL618 a moment


@shared_task
def computed(job):
    sleep(pause(job))  # ok: CEL618 nobody knows how long


@shared_task
def counted(jobs):
    for job in jobs:
        sleep(1)  # ok: CEL618 the loop ends


def outside(job):
    time.sleep(60)  # ok: CEL618 no task


@shared_task
def until(job):
    while True:
        if done(job):
            break
        sleep(1)  # ok: CEL618 the loop is left


@shared_task
def until_late(job):
    while True:
        if done(job):
            return
        sleep(30)  # expect: CEL618 "sleeps for 30 seconds and" !minor


@shared_task
def constant(jobs):
    for job in jobs:
        sleep(PAUSE)  # expect: CEL618 "sleeps for 300 seconds"


@shared_task
def paced(jobs, pause):
    for job in jobs:
        sleep(pause)  # expect: CEL618 "again and again" ~medium !minor
