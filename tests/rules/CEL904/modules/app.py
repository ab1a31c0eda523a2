from celery import Celery

desk = Celery("desk")
