import os

from celery import Celery

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "shop.settings")
app = Celery("shop")  # ok: CEL801 Django's settings ask for it
app.config_from_object("django.conf:settings", namespace="CELERY")

plain = Celery("plain")  # expect: CEL801 "`plain`"


@plain.task
def tidy(): ...
