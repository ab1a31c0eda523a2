"""An app with nothing to complain about."""

import os

from celery import Celery
from celery.schedules import crontab

app = Celery("press", broker=os.environ["BROKER_URL"])
app.conf.update(
    task_serializer="json",
    result_serializer="json",
    accept_content=["json"],
    timezone="UTC",
    task_acks_late=True,
    task_reject_on_worker_lost=True,
    task_time_limit=300,
    task_soft_time_limit=240,
    worker_prefetch_multiplier=1,
    worker_max_tasks_per_child=1000,
    task_ignore_result=True,
)
app.conf.beat_schedule = {
    "print-front": {
        "task": "press.tasks.print_page",
        "schedule": crontab(hour=3, minute=0),
        "args": (1,),
        "options": {"expires": 3600},
    },
    "print-back": {
        "task": "press.tasks.print_page",
        "schedule": crontab(hour=4, minute=0),
        "args": (2,),
        "options": {"expires": 3600},
    },
}
