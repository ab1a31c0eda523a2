from celery import Celery

app = Celery("mill")
