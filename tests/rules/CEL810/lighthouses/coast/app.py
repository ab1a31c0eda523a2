from celery import Celery

app = Celery("coast", include=["coast.tasks"])
