import os
from datetime import timedelta

from celery.schedules import crontab
from decouple import config


class Common:
    """Class-based settings."""

    CELERYBEAT_SCHEDULER = "celery.beat.PersistentScheduler"
    CELERYBEAT_SCHEDULE = {
        "count-cash": {"task": "till.count", "schedule": timedelta(days=1)},  # expect: CEL401 !moderate
        "print": {"task": "till.print", "schedule": crontab(minute=0, hour=4)},  # ok: CEL401 a time of day
        "decoupled": {
            "task": "till.read",
            "schedule": config("READ_EVERY", default=86400, cast=int),  # expect: CEL401 ~low
        },
    }


class Local(Common):
    DEBUG = os.environ.get("DEBUG", "no")
