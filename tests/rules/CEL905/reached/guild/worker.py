"""The guild's worker."""

from celery import Celery

from guild import tracking

app = Celery("guild")  # ok: CEL905 importing this module sets the tracker up


@app.task
def write(): ...
