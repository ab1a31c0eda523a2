from celery import shared_task

from ferry.post import write, write_once


@shared_task
def remind(passenger):
    write(passenger)


@shared_task
def warn(passenger):
    write_once(passenger)
