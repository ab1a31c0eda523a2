from .schedule import *  # noqa: F403

CELERY_TIMEZONE = "UTC"
BEAT = {"x": {"task": "depot.order_more", "schedule": 86400}}  # ok: CEL401 a name Celery does not read
