"""Tasks of no app in particular belong to the only app."""

from celery import Celery, shared_task

app = Celery("choir", task_acks_late=True, task_reject_on_worker_lost=True)


@shared_task
def sing(): ...


@shared_task(bind=True)
def hum(self): ...
