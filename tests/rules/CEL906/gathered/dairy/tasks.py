"""Tasks of a dairy."""

from celery import Celery

from dairy.metrics import CHURNED, LITRES

app = Celery("dairy")


@app.task
def churn():
    LITRES.labels("cow").observe(12)  # ok: CEL906 gathered from all processes
    CHURNED.inc()
