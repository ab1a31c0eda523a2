from .base import *  # noqa: F403
from .schedule import CELERY_BEAT_SCHEDULE

CELERY_BEAT_SCHEDULE["extra"] = {"task": "depot.order_more", "schedule": 86400}  # expect: CEL401 "`extra`"
