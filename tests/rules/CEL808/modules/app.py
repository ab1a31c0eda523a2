from celery import Celery

mill = Celery("mill", broker="pyamqp://broker")
