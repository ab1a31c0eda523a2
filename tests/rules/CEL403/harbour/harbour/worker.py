"""The app of the harbour."""

from celery import Celery
from celery.schedules import crontab

from harbour import times
from harbour.times import LOW_TIDE

app = Celery("harbour")
app.conf.beat_schedule = {
    "dredge": {"task": "harbour.dredge", "schedule": LOW_TIDE},
    "unload": {"task": "harbour.unload", "schedule": times.HIGH_TIDE},
    "pilot": {"task": "harbour.pilot", "schedule": crontab(hour=times.HOUR)},  # expect: CEL403 "60 times"
    "lamps": {"task": "harbour.lamps", "schedule": crontab(hour=times.HOUR, minute=times.MINUTE)},  # ok: CEL403 a minute
}
