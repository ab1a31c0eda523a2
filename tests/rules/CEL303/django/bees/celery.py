from celery import Celery

app = Celery("bees")
app.config_from_object("django.conf:settings", namespace="CELERY")
