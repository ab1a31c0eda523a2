CELERY_TASK_ALWAYS_EAGER = True  # expect: CEL316 "runs every task where it is sent" ~medium !major
CELERY_TASK_ACKS_LATE = True  # ok: CEL316 another setting
