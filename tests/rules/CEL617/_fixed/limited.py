"""Tasks that something ends."""

import subprocess

import requests
from celery import Celery

app = Celery("quarry", task_time_limit=600)
URL = "https://quarry.example.org"


@app.task
def blast():
    requests.get(URL, timeout=30)
    subprocess.run(["blast"])
