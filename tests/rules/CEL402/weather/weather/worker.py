"""The station's app; the task is named in two ways."""

from celery import Celery

from weather import times
from weather.tasks import measure

app = Celery("weather")
app.conf.beat_schedule = {
    "quarters": {"task": "weather.tasks.measure", "schedule": times.QUARTERS},
    "hours": {"task": measure.name, "schedule": times.HOURS},  # expect: CEL402 "every day at 00:00"
    "halves": {"task": measure.name, "schedule": times.HALVES},  # ok: CEL402 never at the same minute
}
