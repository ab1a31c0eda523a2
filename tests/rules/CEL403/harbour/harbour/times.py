"""Times that several schedules share."""

from celery.schedules import crontab

LOW_TIDE = crontab(hour="5,17")  # expect: CEL403 "`dredge` fires every minute of the hours it names, 120 times"
HIGH_TIDE = crontab(hour="11,23", minute=20)  # ok: CEL403 twice a day
HOUR, MINUTE = 4, 45
