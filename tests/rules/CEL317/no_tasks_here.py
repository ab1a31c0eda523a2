"""A service that only sends."""

from celery import Celery

app = Celery("front")
app.conf.task_routes = {"no_tasks_here.encode": {"queue": "films"}}  # ok: CEL317 no task is defined here at all
