from celery import Celery

app = Celery("shop", include=["shop.tasks"])
