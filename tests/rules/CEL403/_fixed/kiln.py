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
    "empty": {"task": "kiln.empty", "schedule": crontab(hour=2, minute=0)},
    "glaze": {"task": "kiln.glaze", "schedule": crontab(hour="*/6", minute=0)},
    "sweep": {"task": "kiln.sweep", "schedule": crontab(day_of_week="mon", minute=0)},
    "count": {"task": "kiln.count", "schedule": crontab(day_of_month=1, hour=3, minute=0)},
    "fire": {"task": "kiln.fire", "schedule": at(hour=5, minute=0)},
    "cool": {"task": "kiln.cool", "schedule": schedules.crontab(hour=5, minute=0)},
    "heat": {"task": "kiln.heat", "schedule": celery.schedules.crontab(hour=5, minute=0)},
    "half": {"task": "kiln.half", "schedule": crontab(**HALF, minute=0)},
    "hourly": {"task": "kiln.hourly", "schedule": crontab(hour="*", minute=0)},
    "when": {"task": "kiln.when", "schedule": crontab(hour=os.environ["HOUR"], minute=0)},
    "full": {"task": "kiln.full", "schedule": crontab(**FULL_HOUR)},
    "spread": {"task": "kiln.spread", "schedule": crontab(**app.conf.kiln_times)},
    "watch": {"task": "kiln.watch", "schedule": crontab(hour="9-17", minute="*")},
    "always": {"task": "kiln.always", "schedule": crontab()},
    "quarter": {"task": "kiln.quarter", "schedule": crontab(minute=15)},
    "positional": {"task": "kiln.positional", "schedule": crontab(0, 2)},
    "first": {"task": "kiln.first", "schedule": crontab(MINUTE, hour=2)},
    "named": {"task": "kiln.named", "schedule": crontab(hour=2, minute=MINUTE)},
    "split": {"task": "kiln.split", "schedule": crontab(*os.environ["TIMES"].split(), hour=2)},
    "line": {"task": "kiln.line", "schedule": crontab.from_string("0 2 * * *")},
}


@app.on_after_finalize.connect
def on_finalize(sender, **kwargs):
    sender.add_periodic_task(crontab(hour=7, minute=0), inspect.s(), name="inspect-all")
    sender.add_periodic_task(crontab(hour=7, minute=30), inspect.s())


@app.task
def inspect(): ...


def store():
    CrontabSchedule.objects.create(hour="2")
    CrontabSchedule.objects.get_or_create(hour="2", minute="0")
    CrontabSchedule.objects.filter(hour="2")
    return CrontabSchedule(day_of_week="1")


class crontab_of_mine:
    def __init__(self, hour, minute=0): ...


crontab_of_mine(hour=2)
