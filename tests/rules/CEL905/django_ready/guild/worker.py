"""The app of a Django project."""

from celery import Celery

app = Celery("guild")  # ok: CEL905 Django makes its applications ready in workers too
app.config_from_object("django.conf:settings", namespace="CELERY")


@app.task
def write(): ...
