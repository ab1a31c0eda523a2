CELERY_ACKS_LATE = True  # ok: CEL304 its new name stands beside it
task_acks_late = True  # ok: CEL304 today's style
