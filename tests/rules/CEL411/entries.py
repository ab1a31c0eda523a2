from celery import Celery, shared_task
from celery.schedules import crontab

app = Celery("mill")


@shared_task(name="mill.short", expires=30)
def short(): ...


app.conf.beat_schedule = {
    "often": {"task": "mill.often", "schedule": 60.0},  # expect: CEL411 "`often` piles up while no worker runs" ~high !minor
    "queue": {"task": "mill.often", "schedule": 60.0, "options": {"queue": "slow"}},  # expect: CEL411
    "expires": {"task": "mill.often", "schedule": 60.0, "options": {"expires": 50}},  # ok: CEL411 expires
    "rare": {"task": "mill.rare", "schedule": 3600.0},  # ok: CEL411 an hour
    "clock": {"task": "mill.clock", "schedule": crontab(minute="*/5")},  # ok: CEL411 a crontab
    "own": {"task": "mill.short", "schedule": 60.0},  # ok: CEL411 the task expires
    "read": {"task": "mill.often", "schedule": 60.0, "options": read()},  # ok: CEL411 only a run can tell
}
