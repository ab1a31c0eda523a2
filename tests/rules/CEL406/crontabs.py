from celery import Celery
from celery.schedules import crontab

app = Celery("mill")
app.conf.beat_schedule = {
    "a": {"task": "mill.a", "schedule": crontab(minute="*/45")},  # expect: CEL406 "every 45 minutes, and again 15 minutes after" ~high !moderate
    "b": {"task": "mill.b", "schedule": crontab(minute=0, hour="*/5")},  # expect: CEL406 "every 5 hours, and again 4 hours"
    "c": {"task": "mill.c", "schedule": crontab(minute="*/90")},  # expect: CEL406 "once an hour"
    "d": {"task": "mill.d", "schedule": crontab(minute="*/7")},  # expect: CEL406 !minor
    "e": {"task": "mill.e", "schedule": crontab(minute="*/15")},  # ok: CEL406 divides the hour
    "f": {"task": "mill.f", "schedule": crontab(minute=0, hour="*/6")},  # ok: CEL406 divides the day
    "g": {"task": "mill.g", "schedule": crontab(minute="5-50/45")},  # ok: CEL406 a range of its own
    "h": {"task": "mill.h", "schedule": crontab(minute=0, hour="*/24")},  # ok: CEL406 once a day
}
