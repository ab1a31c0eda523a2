CELERY_TASK_ALWAYS_EAGER = True  # ok: CEL316 for development
