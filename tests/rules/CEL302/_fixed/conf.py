"""Names set on an app's own configuration."""

from celery import Celery

app = Celery("ferries", worker_concurrency=4)
app.conf.task_acks_late = True
app.conf["task_time_limit"] = 60
app.conf.update(
    timezone="Europe/Oslo",
    task_track_started=True,
    CELERY_TASK_TRACK_STARTED=True,
    ferry_count=3,
)
app.conf.timezone = "Europe/Oslo"
app.conf.worker_prefetch_multiplier = 1
