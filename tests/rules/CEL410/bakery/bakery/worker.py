"""The bakery's app, and the schedule that it should run."""

from celery import Celery

app = Celery("bakery", include=["bakery.ovens", "bakery.shop"])
app.conf.beat_schedule = {
    "knead": {"task": "bakery.ovens.knead", "schedule": 60},
    "bake": {"task": "bakery.ovens.bake", "schedule": 60},
    "cool": {"task": "bakery.ovens.cool", "schedule": 60},
    "sell": {"task": "bakery.shop.sell", "schedule": 60},
}
