import os

DEBUG = False
TIME_ZONE = "Europe/Oslo"  # ok: CEL302 a setting of Django
BROKER_URL = "amqp://rabbit"  # ok: CEL302 used below
CELERY_BROKER_URL = BROKER_URL
CELERY_TIMEZONE = TIME_ZONE  # ok: CEL302 the same in both styles
CELERY_IMPORTS = ("ships.tasks",)  # ok: CEL302 the same in both styles
CELERY_ACKS_LATE = True  # expect: CEL302 "until Celery 5.7" ~high
CELERYD_CONCURRENCY = 4  # expect: CEL302 ~high
CELERYBEAT_SCHEDULER = "ships.beat:Scheduler"  # expect: CEL302
CELERY_TASK_RESULT_EXPIRES = 60  # ok: CEL302 today's name stands below
CELERY_RESULT_EXPIRES = 60
TASK_TIME_LIMIT = 50  # expect: CEL302 "namespace" ~medium
S3_BUCKET = "pictures"  # ok: CEL302 an old name too, but not one that speaks of Celery
CELERYD_MAX_TASKS_PER_CHILD = (  # expect: CEL302
    os.environ.get("CELERYD_MAX_TASKS_PER_CHILD") or None
)
