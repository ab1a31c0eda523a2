from celery.schedules import crontab

ODD = crontab(minute="*/40")  # expect: CEL406
EVEN = crontab(minute="*/20")  # ok: CEL406 divides the hour
