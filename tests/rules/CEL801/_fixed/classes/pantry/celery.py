from celery import Celery
from django.conf import settings

app = Celery("pantry")
app.config_from_object(settings, namespace="CELERY")


class Local:
    broker_url = "memory://"


local = Celery("pantry-local", task_acks_late=True, task_reject_on_worker_lost=True)
local.config_from_object(Local)
configured = Celery("pantry-configured", config_source="pantry.late")


@app.task
def fill(): ...


@local.task
def taste(): ...


@configured.task
def cook(): ...
