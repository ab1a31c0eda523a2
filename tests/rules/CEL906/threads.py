"""A worker of threads: one process."""

from celery import Celery
from prometheus_client import Counter

app = Celery("threads", worker_pool="threads")
RUNS = Counter("runs", "Runs")


@app.task
def run():
    RUNS.inc()  # ok: CEL906 threads share their counts
