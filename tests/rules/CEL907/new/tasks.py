from helpers import work

from celery.task import task  # expect: CEL907 ~high


@task
def send():
    work()
