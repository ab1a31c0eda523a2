from celery import shared_task
from tools import check


@shared_task
def load(path):
    check(path)
