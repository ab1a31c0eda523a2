from celery import Celery

mill = Celery("mill", backend="redis://")
