"""Receivers that count."""

import time

from celery.signals import task_postrun
from prometheus_client import Counter, Summary

RUNS = Counter("runs", "Runs")
LOADS = Summary("loads", "Loads")


@task_postrun.connect
def count(**kwargs):
    RUNS.inc()  # expect: CEL906 "counted for tasks"


def page(request):
    LOADS.observe(time.time())  # ok: CEL906 not in a worker
