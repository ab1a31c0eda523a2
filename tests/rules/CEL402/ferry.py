"""A ferry line: what two entries of one task mean."""

from datetime import timedelta

from celery import Celery
from celery.schedules import crontab

NOON = crontab(hour=12, minute=0)



same = Celery("same")
same.conf.beat_schedule = {
    "noon": {"task": "ferry.count", "schedule": crontab(hour=12, minute=0)},
    "sunday": {"task": "ferry.count", "schedule": crontab(hour=12, minute=0, day_of_week=0)},  # expect: CEL402 "`sunday` and `noon` both run `count` on Sundays at 12:00; the same" ~high !moderate
    "evening": {"task": "ferry.count", "schedule": crontab(hour=18, minute=0)},  # ok: CEL402 another time of day
    "other": {"task": "ferry.sum", "schedule": crontab(hour=12, minute=0)},  # ok: CEL402 another task
}

daily = Celery("daily")
daily.conf.beat_schedule = {
    "noon": {"task": "ferry.count", "schedule": NOON, "args": ("north",)},
    "noon-too": {"task": "ferry.count", "schedule": crontab("0", "12"), "args": ["north"]},  # expect: CEL402 "every day at 12:00"
    "south": {"task": "ferry.count", "schedule": NOON, "args": ("south",)},  # ok: CEL402 other work
    "unknown": {"task": "ferry.count", "schedule": NOON, "args": (daily.main.upper(),)},  # ok: CEL402 only a run can tell
}

spans = Celery("spans")
spans.conf.beat_schedule = {
    "day": {"task": "ferry.bill", "schedule": timedelta(days=1), "kwargs": {"days_back": 1}},
    "week": {"task": "ferry.bill", "schedule": 604800, "kwargs": {"days_back": 7}},  # expect: CEL402 "every week, counted from the same start; one does again what the other does"
    "full": {"task": "ferry.sync", "schedule": 600, "kwargs": {"line": "north"}},
    "half": {"task": "ferry.sync", "schedule": 600, "kwargs": {"line": "south"}},  # ok: CEL402 other work
    "quick": {"task": "ferry.look", "schedule": 60, "kwargs": {"full": False}},
    "slow": {"task": "ferry.look", "schedule": 600, "kwargs": {"full": True}},  # ok: CEL402 a switch may mean other work
    "seldom": {"task": "ferry.scan", "schedule": 86399, "kwargs": {"limit": 5}},
    "often": {"task": "ferry.scan", "schedule": 7919, "kwargs": {"limit": 9}},  # ok: CEL402 they hardly ever meet
}

mixed = Celery("mixed")
mixed.conf.beat_schedule = {
    "often": {"task": "ferry.ping", "schedule": 300},
    "night": {"task": "ferry.ping", "schedule": crontab(hour=3, minute=0)},  # expect: CEL402 "every 5 minutes" ~medium
    "rare": {"task": "ferry.paint", "schedule": timedelta(days=30)},
    "spring": {"task": "ferry.paint", "schedule": crontab(0, 6, day_of_month=1, month_of_year=4)},  # ok: CEL402 not known to meet
    "first": {"task": "ferry.tax", "schedule": crontab(0, 6, day_of_month=1)},
    "fifteenth": {"task": "ferry.tax", "schedule": crontab(0, 6, day_of_month=15)},  # ok: CEL402 other days
    "year": {"task": "ferry.tax", "schedule": crontab(0, 6, day_of_month=1, month_of_year=1)},  # expect: CEL402 "Sunday 01 January at 06:00"
    "fast": {"task": "ferry.mail", "schedule": 60, "options": {"queue": "fast"}},
    "slow": {"task": "ferry.mail", "schedule": 60, "options": {"queue": "slow"}},  # ok: CEL402 different queues
}
if mixed.main:
    mixed.conf.beat_schedule["maybe"] = {"task": "ferry.ping", "schedule": 300}  # ok: CEL402 in a branch

limited = Celery("limited", task_time_limit=3600)


@limited.task(name="ferry.fetch")
def fetch(days): ...


limited.conf.beat_schedule = {
    "day": {"task": "ferry.fetch", "schedule": crontab(hour=2, minute=0), "kwargs": {"days": 1}},
    "week": {"task": "ferry.fetch", "schedule": crontab(0, 3, "sun"), "kwargs": {"days": 7}},  # expect: CEL402 "from 02:00 on, 60 minutes apart" ~medium
    "month": {"task": "ferry.fetch", "schedule": crontab(0, 5, day_of_month=1), "kwargs": {"days": 30}},  # ok: CEL402 long after
}


@limited.on_after_configure.connect
def periodic(sender, **kwargs):
    sender.add_periodic_task(60, fetch.s(1), name="one")
    sender.add_periodic_task(120, fetch.s(1), name="two")  # expect: CEL402 "every 2 minutes"
    sender.add_periodic_task(120, fetch.s(2), name="three")  # ok: CEL402 other work
