"""A worker that tells of failures itself."""

from celery import Celery
from celery.signals import task_failure

app = Celery("guild")  # ok: CEL905 a receiver of failures reports them


@task_failure.connect
def tell(sender=None, exception=None, **kwargs):
    mail_admins(sender, exception)


@app.task
def write(): ...
