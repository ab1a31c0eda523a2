"""Settings."""

CELERY_TIMEZONE = "UTC"
