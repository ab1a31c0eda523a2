"""A task waits for a peer, but not for ever."""

import requests
from celery import Celery

app = Celery("harbour")  # expect: CEL312 "the task of `harbour` has" !minor


@app.task
def tides(port):
    return requests.get("https://tides.example/" + port, timeout=5).json()
