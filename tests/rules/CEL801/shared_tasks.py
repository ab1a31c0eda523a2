"""Tasks of no app in particular belong to the only app."""

from celery import Celery, shared_task

app = Celery("choir")  # expect: CEL801 "all 2 tasks of `choir`" !minor


@shared_task
def sing(): ...


@shared_task(bind=True)
def hum(self): ...
