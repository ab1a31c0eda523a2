from celery import Celery

app = Celery("kitchen", include=["soups", "cakes"])
