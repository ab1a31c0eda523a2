from celery import Celery

app = Celery("south")  # ok: CEL312 the shared task is said once
