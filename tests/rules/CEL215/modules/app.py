from celery import Celery

mill = Celery("mill", backend="db+sqlite:///results.db", task_ignore_result=True)
