CELERY_ACKS_LATE = True  # expect: CEL303 "`CELERY_TASK_ACKS_LATE` had"
CELERY_TIMEZONE = "UTC"  # ok: CEL303 the same in both styles
CELERY_TASK_ACKS_ON_FAILURE_OR_TIMEOUT = False  # expect: CEL303 "deprecated since Celery 5.7"
ENABLE_UTC = True  # ok: CEL303 may be the project's own
