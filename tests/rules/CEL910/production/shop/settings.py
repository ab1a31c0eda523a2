CELERY_TASK_ALWAYS_EAGER = True  # ok: CEL910 in production that is CEL316's business
