from datetime import timedelta

from depot.times import DAY, EVERY_HALF_HOUR

CELERY_BEAT_SCHEDULE = {
    "stock-take": {
        "task": "depot.tasks.stock_take",
        "schedule": DAY,  # expect: CEL401 "every night" !major
    },
    "order": {"task": "depot.order_more", "schedule": timedelta(seconds=DAY)},  # expect: CEL401 !moderate
    "poll": {"task": "depot.order_more", "schedule": EVERY_HALF_HOUR},  # ok: CEL401 a short interval
}
