"""The guild's worker."""

from celery import Celery


app = Celery("guild")  # expect: CEL905 "`sentry_sdk.init` does not run in the workers of `guild`" ~medium !minor


@app.task
def write(): ...
