from celery import Celery

app = Celery("ships")
app.config_from_object("django.conf:settings", namespace="CELERY")
