"""Times that several schedules share."""

from celery.schedules import crontab

LOW_TIDE = crontab(hour="5,17", minute=0)
HIGH_TIDE = crontab(hour="11,23", minute=20)
HOUR, MINUTE = 4, 45
