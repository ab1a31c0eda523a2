beat_schedule = {"count": {"task": "shop.count", "schedule": 60}}
CELERY_TASK_RESULT_EXPIRES = 86400
