CELERY_TASK_ALWAYS_EAGER = True  # ok: CEL910 another file says what happens to exceptions
