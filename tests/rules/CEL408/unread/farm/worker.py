"""A farm with a file that does not parse."""

from celery import Celery

app = Celery("farm")


@app.task(name="farm.reap")
def reap(): ...


app.conf.beat_schedule = {
    "reap": {"task": "farm.reap", "schedule": 60},  # ok: CEL408 an explicit name
    "sow": {"task": "farm.sow", "schedule": 60},  # expect: CEL408 ~low
}
