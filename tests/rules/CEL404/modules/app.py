from celery import Celery
from times import FIRST, NIGHT

app = Celery("mill")
app.conf.beat_schedule = {
    "first": {"task": "mill.first", "schedule": FIRST},
    "night": {"task": "mill.night", "schedule": NIGHT},  # ok: CEL404 an hour
}
