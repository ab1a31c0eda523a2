from celery import Celery
from classes import Known

mill = Celery("mill")
known = mill.register_task(Known())
