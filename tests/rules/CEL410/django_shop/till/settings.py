"""Settings of a Django project."""

CELERY_TIMEZONE = "UTC"
CELERY_BEAT_SCHEDULE = {"count": {"task": "till.tasks.count", "schedule": 60}}
