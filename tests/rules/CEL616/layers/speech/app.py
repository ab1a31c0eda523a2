from celery import Celery
from celery.signals import worker_process_init

from speech.models import models

app = Celery("speech")
app.config_from_object("speech.celeryconfig")


@worker_process_init.connect
def start(**kwargs):
    models.load()
