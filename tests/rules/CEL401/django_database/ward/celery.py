from celery import Celery
from celery.schedules import crontab

app = Celery("ward")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.conf.beat_schedule = {
    "rounds": {"task": "ward.tasks.rounds", "schedule": 24 * 60 * 60.0},  # expect: CEL401 "remembers" !minor
    "wake": {"task": "ward.tasks.wake", "schedule": crontab(hour=6, minute=0)},  # ok: CEL401 a time of day
}


@app.on_after_finalize.connect
def more(sender, **kwargs):
    sender.add_periodic_task(7 * 86400, rounds.s(), name="weekly")  # expect: CEL401 "`weekly`" !minor


@app.task
def rounds(): ...
