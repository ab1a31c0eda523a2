from decouple import config

CELERY_BROKER_URL = config("BROKER")
CELERY_TASK_ACKS_LATE = config("ACKS_LATE", default=True, cast=bool)
