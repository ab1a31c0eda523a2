"""The bakery's Celery app."""

import os

from celery import Celery
from celery.schedules import crontab

app = Celery("bakery", broker=os.environ.get("BROKER_URL", "redis://oven:crumbs@broker.example.org:6379/0"))
app.conf.update(
    result_backend="redis://broker.example.org:6379/1",
    task_serializer="json",
    accept_content=["json"],
    timezone="Europe/Vienna",
    task_time_limit=300,
    task_soft_time_limit=240,
    worker_concurrency=4,
    task_routes={"shop.mail.*": {"queue": "post"}, "shop.dough.knead": "mixer"},
    task_annotations={"shop.dough.knead": {"rate_limit": "10/m"}},
)
app.conf.beat_schedule = {
    "prove": {"task": "shop.dough.prove", "schedule": crontab(hour=2, minute=0)},
    "bake": {"task": "shop.dough.bake", "schedule": crontab(hour="2,14", minute=0), "options": {"expires": 600, "queue": "oven"}},
    "count": {"task": "shop.dough.count", "schedule": crontab(minute="*/5")},
    "close-month": {"task": "shop.dough.close_month", "schedule": crontab(hour=2, minute=0, day_of_month=1)},
    "tidy": {"task": "shop.mail.tidy", "schedule": 3600.0},
}
