"""Tasks of the shop."""

from bakery.worker import app

app.conf.beat_schedule["count"] = {"task": "bakery.shop.count", "schedule": 60}  # ok: CEL410 adds to it
