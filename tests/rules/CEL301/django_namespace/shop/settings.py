import os

DEBUG = False
INSTALLED_APPS = ["shop", "django_celery_beat"]
CELERY_BROKER_URL = os.environ.get("CELERY_BROKER_URL", "amqp://rabbit")
CELERY_TASK_ACKS_LATE = True
CELERY_WORKER_MAX_TASK_PER_CHILD = 20  # expect: CEL301 "`worker_max_tasks_per_child` has" ~medium !major
CELERY_TASK_MAX_RETRIES = 3  # expect: CEL301 "`CELERY_TASK_MAX_RETRIES`" ~high
CELERY_TASK_DEFAULT_EXPIRES = int(os.environ.get("CELERY_TASK_DEFAULT_EXPIRES", 60))  # expect: CEL301 ~medium !moderate
CELERY_SEPARATOR = ";"  # ok: CEL301 a constant of the project
CELERY_LOCK_TIMEOUT = 30  # ok: CEL301 a constant of the project
CELERY_TASK_LOCK_EXPIRE = 120  # ok: CEL301 read in locks.py
CELERY_RESULT_BACKEND_NAME = "cache"  # ok: CEL301 read in locks.py through getattr
CELERY_BEAT_SCHEDULER = "django_celery_beat.schedulers:DatabaseScheduler"
CELERY_REDBEAT_REDIS_URL = "redis://store/1"  # ok: CEL301 read by celery-redbeat
CELERY_MAX_TASKS_PER_CHILD = 10  # expect: CEL301 "`CELERY_MAX_TASKS_PER_CHILD`"
TASK_RETRY_BACKOFF = True  # ok: CEL301 outside the namespace
