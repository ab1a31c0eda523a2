from celery import Celery
from times import EVEN, ODD

app = Celery("mill")
app.conf.beat_schedule = {
    "odd": {"task": "mill.odd", "schedule": ODD},
    "even": {"task": "mill.even", "schedule": EVEN},  # ok: CEL406 divides the hour
}
