"""Nothing limits these tasks."""

from celery import Celery

app = Celery("harbour")  # expect: CEL312 "all 2 tasks of `harbour` have no time limit" ~high !minor


@app.task
def load(ship):
    return ship


@app.task(rate_limit="5/m")
def unload(ship):
    return ship
