"""The depot's app: its limit holds for all tasks."""

from celery import Celery

app = Celery("depot")
app.conf.task_time_limit = 900
app.conf.beat_schedule = {
    "wash": {"task": "depot.tasks.wash", "schedule": 600},  # expect: CEL412 "may run for 900 seconds" ~medium
    "paint": {"task": "depot.tasks.paint", "schedule": 600},  # ok: CEL412 has a limit of its own
    "check": {"task": "depot.tasks.check", "schedule": 600},  # ok: CEL412 its base class runs it once at a time
}
