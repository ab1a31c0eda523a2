from celery import shared_task
from tools import check, child, spawn


@shared_task
def load(path):
    check(path)


@shared_task
def start(path):
    spawn(child)
