from celery import Celery

mill = Celery("mill")
