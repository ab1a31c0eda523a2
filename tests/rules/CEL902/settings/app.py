from celery import Celery

ignoring = Celery("ignoring", task_ignore_result=True)
keeping = Celery("keeping")
