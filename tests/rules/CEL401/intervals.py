"""Intervals of every length and spelling in one schedule."""

import datetime
import datetime as dt
import os
from datetime import timedelta
from os import environ, getenv

from celery import Celery
from celery.schedules import crontab, schedule, solar

app = Celery("bank")

MINUTE = 60
DAY = 24 * 60 * MINUTE
nightly_at_two = crontab(minute=0, hour=2)
weekly = timedelta(weeks=1)


def every(hours):
    return timedelta(hours=hours)


app.conf.beat_schedule = {
    "daily": {"task": "bank.a", "schedule": 86400},  # expect: CEL401 "every day" ~high !moderate
    "arithmetic": {"task": "bank.a", "schedule": 60 * 60 * 24},  # expect: CEL401 "every day" !moderate
    "from-constants": {"task": "bank.a", "schedule": 2 * DAY},  # expect: CEL401 "every 2 days" !moderate
    "float": {"task": "bank.a", "schedule": 86400.0},  # expect: CEL401 "every day" !moderate
    "division": {"task": "bank.a", "schedule": DAY / 2},  # expect: CEL401 "every 12 hours" !minor
    "delta": {"task": "bank.a", "schedule": timedelta(days=1)},  # expect: CEL401 "every day" !moderate
    "delta-module": {"task": "bank.a", "schedule": datetime.timedelta(hours=36)},  # expect: CEL401 !moderate
    "delta-alias": {"task": "bank.a", "schedule": dt.timedelta(days=7)},  # expect: CEL401 "every week" !moderate
    "delta-times": {"task": "bank.a", "schedule": 3 * timedelta(days=1)},  # expect: CEL401 "every 3 days" !moderate
    "delta-variable": {"task": "bank.a", "schedule": weekly},  # expect: CEL401 "every week" !moderate
    "delta-seconds": {"task": "bank.a", "schedule": timedelta(days=1).total_seconds()},  # expect: CEL401 !moderate
    "object": {"task": "bank.a", "schedule": schedule(run_every=DAY)},  # expect: CEL401 "every day" !moderate
    "object-positional": {"task": "bank.a", "schedule": schedule(timedelta(days=1))},  # expect: CEL401 !moderate
    "annual": {"task": "bank.a", "schedule": timedelta(days=365)},  # expect: CEL401 !moderate
    "six-hours": {"task": "bank.a", "schedule": 6 * 3600},  # expect: CEL401 "every 6 hours" ~high !minor
    "hour": {"task": "bank.a", "schedule": timedelta(hours=1)},  # expect: CEL401 "every hour" !minor
    "ninety-minutes": {"task": "bank.a", "schedule": 5400},  # expect: CEL401 "5400 seconds" !minor
    "from-getenv": {"task": "bank.a", "schedule": int(os.getenv("EVERY", 86400))},  # expect: CEL401 ~low
    "from-getenv-text": {"task": "bank.a", "schedule": int(getenv("EVERY", "86400"))},  # expect: CEL401 ~low
    "from-environ": {"task": "bank.a", "schedule": float(environ.get("EVERY", "3600"))},  # expect: CEL401 ~low !minor
    "from-environ-or": {"task": "bank.a", "schedule": int(environ.get("EVERY") or 86400)},  # expect: CEL401 ~low
    "from-a-function": {"task": "bank.a", "schedule": every(24)},  # miss: CEL401 the value comes out of a function
    "minute": {"task": "bank.a", "schedule": 60.0},  # ok: CEL401 short intervals need no anchor
    "half-hour": {"task": "bank.a", "schedule": timedelta(minutes=30)},  # ok: CEL401 shorter than an hour
    "almost-an-hour": {"task": "bank.a", "schedule": 3599},  # ok: CEL401 shorter than an hour
    "at-two": {"task": "bank.a", "schedule": crontab(hour=2, minute=0)},  # ok: CEL401 a time of day
    "at-two-kept": {"task": "bank.a", "schedule": nightly_at_two},  # ok: CEL401 a time of day in a variable
    "at-dusk": {"task": "bank.a", "schedule": solar("sunset", -37.81, 144.96)},  # ok: CEL401 the sun is an anchor
    "unknown": {"task": "bank.a", "schedule": environ["EVERY"]},  # ok: CEL401 nothing is known of it
    "from-nowhere": {"task": "bank.a", "schedule": int(getenv("EVERY"))},  # ok: CEL401 no default to judge by
    "flag": {"task": "bank.a", "schedule": True},  # ok: CEL401 no interval at all
}
