from celery import Celery

app = Celery("mill", include=["mill.tasks"], task_track_started=True)  # ok: CEL305 all of Celery 4 has them
