"""The guild's worker."""

from celery import Celery


app = Celery("guild")  # expect: CEL905 "errors of the tasks of `guild` are reported nowhere" ~medium


@app.task
def write(): ...
