from celery import shared_task

from mill.limits import LONG, SHORT


@shared_task(time_limit=LONG)
def grind():
    pass


@shared_task(time_limit=LONG, soft_time_limit=SHORT)
def sift():
    pass
