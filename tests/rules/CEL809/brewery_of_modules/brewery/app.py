from celery import Celery

app = Celery("brewery", include=["brewery.tasks"])
