"""Tasks of a dairy."""

from celery import Celery

from dairy.metrics import CHURNED, LITRES

app = Celery("dairy")


@app.task
def churn():
    LITRES.labels("cow").observe(12)  # expect: CEL906 "counted in `churn` stays in its child process" ~medium !minor
    CHURNED.inc()
