"""The guild's worker."""

from celery import Celery

app = Celery("guild")  # expect: CEL905 "`sentry_sdk.init` is not seen to run" ~low


@app.task
def write(): ...
