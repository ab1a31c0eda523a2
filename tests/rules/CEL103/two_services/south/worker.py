from celery import Celery

app = Celery("south")
