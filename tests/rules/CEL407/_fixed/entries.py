from celery import Celery
from celery.schedules import crontab

app = Celery("mill")
stored = Celery("stored", beat_scheduler="django_celery_beat.schedulers:DatabaseScheduler")


@app.task(name="mill.grind")
def grind(): ...


app.conf.beat_schedule = {
    "queue": {"task": "mill.grind", "schedule": 60.0, "queue": "slow"},
    "typo": {"task": "mill.grind", "schedule": 60.0, "kwarg": {}},
    "text": {"task": "mill.grind", "schedule": "60"},
    "line": {"task": "mill.grind", "schedule": "0 2 * * *"},
    "none": {"task": "mill.grind", "schedule": None},
    "missing": {"task": "mill.grind"},
    "idle": {"schedule": 60.0},
    "object": {"task": grind.name, "schedule": 60.0},
    "args": {"task": "mill.grind", "schedule": 60.0, "args": 5},
    "right": {"task": "mill.grind", "schedule": 60.0, "args": (), "kwargs": {}, "options": {"queue": "slow"}},
    "name": {"task": grind.name, "schedule": crontab(minute=0), "relative": True},
}
stored.conf.beat_schedule = {
    "enabled": {"task": "mill.grind", "schedule": 60.0, "enabled": True},
}
PLANS = {
    "own": {"task": "mill.grind", "every": 60.0},
}
