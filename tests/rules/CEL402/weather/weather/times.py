"""Times that entries share."""

from celery.schedules import crontab

QUARTERS = crontab(minute="*/15")
HOURS = crontab(minute=0)
HALVES = crontab(minute="20,50")
