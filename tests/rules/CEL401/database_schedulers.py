"""A scheduler that keeps its state elsewhere survives deploys."""

from celery import Celery

app = Celery("clinic")
app.conf.beat_scheduler = "django_celery_beat.schedulers:DatabaseScheduler"
app.conf.beat_schedule = {
    "nightly-sync": {"task": "clinic.sync", "schedule": 86400},  # expect: CEL401 "remembers" !minor
    "often": {"task": "clinic.poll", "schedule": 60},  # ok: CEL401 a short interval
}

red = Celery("clinic-red", beat_scheduler="redbeat.RedBeatScheduler")
red.conf.update(beat_schedule={"x": {"task": "clinic.sync", "schedule": 86400}})  # expect: CEL401 "redbeat" !minor

plain = Celery("clinic-plain")
plain.conf.beat_scheduler = "celery.beat:PersistentScheduler"
plain.conf.beat_schedule = {"x": {"task": "clinic.sync", "schedule": 86400}}  # expect: CEL401 !moderate
