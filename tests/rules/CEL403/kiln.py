"""A pottery: when its kilns are looked after."""

import os

import celery.schedules
from celery import Celery, schedules
from celery.schedules import crontab
from celery.schedules import crontab as at
from django_celery_beat.models import CrontabSchedule

app = Celery("pottery")
MINUTE = os.environ.get("KILN_MINUTE", "0")
FULL_HOUR = {"hour": 4, "minute": 0}
HALF = {"hour": 4}

app.conf.beat_schedule = {
    "empty": {"task": "kiln.empty", "schedule": crontab(hour=2)},  # expect: CEL403 "`empty` fires every minute of the hours it names, 60 times a day" ~high !critical
    "glaze": {"task": "kiln.glaze", "schedule": crontab(hour="*/6")},  # expect: CEL403 "240 times a day"
    "sweep": {"task": "kiln.sweep", "schedule": crontab(day_of_week="mon")},  # expect: CEL403 "on the days it names, 1,440 times"
    "count": {"task": "kiln.count", "schedule": crontab(day_of_month=1, hour=3)},  # expect: CEL403
    "fire": {"task": "kiln.fire", "schedule": at(hour=5)},  # expect: CEL403
    "cool": {"task": "kiln.cool", "schedule": schedules.crontab(hour=5)},  # expect: CEL403
    "heat": {"task": "kiln.heat", "schedule": celery.schedules.crontab(hour=5)},  # expect: CEL403
    "half": {"task": "kiln.half", "schedule": crontab(**HALF)},  # expect: CEL403
    "hourly": {"task": "kiln.hourly", "schedule": crontab(hour="*")},  # expect: CEL403 "1,440 times"
    "when": {"task": "kiln.when", "schedule": crontab(hour=os.environ["HOUR"])},  # expect: CEL403 "`hour` is given"
    "full": {"task": "kiln.full", "schedule": crontab(**FULL_HOUR)},  # ok: CEL403 the minute stands in the dict
    "spread": {"task": "kiln.spread", "schedule": crontab(**app.conf.kiln_times)},  # ok: CEL403 may hold a minute
    "watch": {"task": "kiln.watch", "schedule": crontab(hour="9-17", minute="*")},  # ok: CEL403 every minute is meant
    "always": {"task": "kiln.always", "schedule": crontab()},  # ok: CEL403 every minute, plainly
    "quarter": {"task": "kiln.quarter", "schedule": crontab(minute=15)},  # ok: CEL403 once an hour
    "positional": {"task": "kiln.positional", "schedule": crontab(0, 2)},  # ok: CEL403 by position
    "first": {"task": "kiln.first", "schedule": crontab(MINUTE, hour=2)},  # ok: CEL403 a variable minute
    "named": {"task": "kiln.named", "schedule": crontab(hour=2, minute=MINUTE)},  # ok: CEL403 a variable minute
    "split": {"task": "kiln.split", "schedule": crontab(*os.environ["TIMES"].split(), hour=2)},  # ok: CEL403 may be minutes
    "line": {"task": "kiln.line", "schedule": crontab.from_string("0 2 * * *")},  # ok: CEL403 all five fields
}


@app.on_after_finalize.connect
def on_finalize(sender, **kwargs):
    sender.add_periodic_task(crontab(hour=7), inspect.s(), name="inspect-all")  # expect: CEL403 "`inspect-all` fires"
    sender.add_periodic_task(crontab(hour=7, minute=30), inspect.s())  # ok: CEL403 half past seven


@app.task
def inspect(): ...


def store():
    CrontabSchedule.objects.create(hour="2")  # expect: CEL403 ~medium
    CrontabSchedule.objects.get_or_create(hour="2", minute="0")  # ok: CEL403 at two
    CrontabSchedule.objects.filter(hour="2")  # ok: CEL403 a question, no schedule
    return CrontabSchedule(day_of_week="1")  # expect: CEL403 ~medium


class crontab_of_mine:
    def __init__(self, hour, minute=0): ...


crontab_of_mine(hour=2)  # ok: CEL403 not Celery's
