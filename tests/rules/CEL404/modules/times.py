from celery.schedules import crontab

FIRST = crontab(minute=0, day_of_month="1")  # expect: CEL404
NIGHT = crontab(minute=0, hour=2)  # ok: CEL404 an hour
