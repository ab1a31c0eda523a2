CELERY_ACKS_LATE = True  # ok: CEL304 with a namespace nothing is refused
CELERY_TASK_TIME_LIMIT = 60  # ok: CEL304 today's style
