from celery import Celery

mill = Celery("mill", broker="redis://broker/0")
