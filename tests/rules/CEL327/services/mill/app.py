from celery import Celery

mill = Celery("mill")


@mill.task
def grind(batch): ...
