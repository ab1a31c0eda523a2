import os

from celery import Celery

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "shop.settings")
app = Celery("shop")
app.config_from_object("django.conf:settings", namespace="CELERY")

plain = Celery("plain", task_acks_late=True, task_reject_on_worker_lost=True)


@plain.task
def tidy(): ...
