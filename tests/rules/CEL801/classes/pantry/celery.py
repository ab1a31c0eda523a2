from celery import Celery
from django.conf import settings

app = Celery("pantry")  # ok: CEL801 set in a class of settings
app.config_from_object(settings, namespace="CELERY")


class Local:
    broker_url = "memory://"


local = Celery("pantry-local")  # expect: CEL801 "`pantry-local`"
local.config_from_object(Local)
configured = Celery("pantry-configured", config_source="pantry.late")  # ok: CEL801 named in the constructor


@app.task
def fill(): ...


@local.task
def taste(): ...


@configured.task
def cook(): ...
