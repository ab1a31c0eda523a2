from celery import Celery

office = Celery("office")
