from celery import Celery

clock = Celery("clock")
