"""Names set on an app's own configuration."""

from celery import Celery

app = Celery("ferries", WORKER_CONCURRENCY=4)  # expect: CEL302 "`WORKER_CONCURRENCY` is not read without a namespace" ~high
app.conf.TASK_ACKS_LATE = True  # expect: CEL302 "`task_acks_late` keeps its default" ~high !major
app.conf["CELERY_TASK_TIME_LIMIT"] = 60  # expect: CEL302
app.conf.update(
    TIMEZONE="Europe/Oslo",  # expect: CEL302
    task_track_started=True,  # ok: CEL302 today's name
    CELERY_TASK_TRACK_STARTED=True,  # ok: CEL302 today's name stands beside it
    ferry_count=3,  # ok: CEL302 not a setting at all
)
app.conf.CELERY_TIMEZONE = "Europe/Oslo"  # ok: CEL302 a name of Celery 3, which is read
app.conf.CELERYD_PREFETCH_MULTIPLIER = 1  # ok: CEL302 a name of Celery 3, which is read
