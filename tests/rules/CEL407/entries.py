from celery import Celery
from celery.schedules import crontab

app = Celery("mill")
stored = Celery("stored", beat_scheduler="django_celery_beat.schedulers:DatabaseScheduler")


@app.task(name="mill.grind")
def grind(): ...


app.conf.beat_schedule = {
    "queue": {"task": "mill.grind", "schedule": 60.0, "queue": "slow"},  # expect: CEL407 "an entry has no key `queue`" ~high !critical
    "typo": {"task": "mill.grind", "schedule": 60.0, "kwarg": {}},  # expect: CEL407
    "text": {"task": "mill.grind", "schedule": "60"},  # expect: CEL407 "the schedule of `text` is a text"
    "line": {"task": "mill.grind", "schedule": "0 2 * * *"},  # expect: CEL407
    "none": {"task": "mill.grind", "schedule": None},  # expect: CEL407 "is None"
    "missing": {"task": "mill.grind"},  # expect: CEL407 "`missing` has no `schedule`"
    "idle": {"schedule": 60.0},  # expect: CEL407 "it has no `task`"
    "object": {"task": grind, "schedule": 60.0},  # expect: CEL407 "is the task itself"
    "args": {"task": "mill.grind", "schedule": 60.0, "args": 5},  # expect: CEL407 "no list or tuple"
    "right": {"task": "mill.grind", "schedule": 60.0, "args": (), "kwargs": {}, "options": {"queue": "slow"}},  # ok: CEL407 all keys exist
    "name": {"task": grind.name, "schedule": crontab(minute=0), "relative": True},  # ok: CEL407 by its name
}
stored.conf.beat_schedule = {
    "enabled": {"task": "mill.grind", "schedule": 60.0, "enabled": True},  # ok: CEL407 its scheduler reads more
}
PLANS = {
    "own": {"task": "mill.grind", "every": 60.0},  # ok: CEL407 no schedule of beat's
}
