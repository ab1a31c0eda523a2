"""A task waits for a peer."""

import requests
from celery import Celery

app = Celery("harbour")  # expect: CEL312 "1 of 2 tasks of `harbour` have" !moderate


@app.task
def tides(port):
    return requests.get("https://tides.example/" + port).json()


@app.task(time_limit=60)
def unload(ship):
    return requests.get("https://ships.example/" + ship).json()
