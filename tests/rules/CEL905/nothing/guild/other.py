"""An app that only sends."""

from celery import Celery

sender = Celery("sender", tasks=None)
