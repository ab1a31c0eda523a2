from celery import Celery
from celery.schedules import crontab

app = Celery("cinema")
app.conf.beat_schedule = {
    "seats": {"task": "seats.release_seats", "schedule": crontab(minute=0)},
}
