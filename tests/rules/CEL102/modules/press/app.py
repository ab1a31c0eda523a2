from celery import Celery

press = Celery("press")
