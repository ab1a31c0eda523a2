CELERY_TASK_ACKS_LATE = True  # expect: CEL302 ~high
CELERY_ACKS_LATE = False  # ok: CEL302 a name of Celery 3, which is read
BROKER_URL = "amqp://rabbit"  # ok: CEL302 a name of Celery 3, which is read
CELERY_SHIPS = 5  # ok: CEL302 not a setting at all
