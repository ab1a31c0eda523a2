from celery import Celery

app = Celery("bank")
