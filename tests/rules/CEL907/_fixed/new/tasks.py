from helpers import work

from celery import shared_task as task


@task
def send():
    work()
