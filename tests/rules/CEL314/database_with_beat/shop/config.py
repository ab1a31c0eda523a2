beat_schedule = {"count": {"task": "shop.count", "schedule": 60}}
CELERY_TASK_RESULT_EXPIRES = 0  # expect: CEL314 "`CELERY_TASK_RESULT_EXPIRES` keeps every result"
