CELERY_ACKS_LATE = True  # ok: CEL302 Celery 5.7 reads it
CELERYD_CONCURRENCY = 4  # ok: CEL302 Celery 5.7 reads it
TASK_ACKS_LATE = True  # expect: CEL302
CELERY_WORKER_POOL = "solo"  # ok: CEL302 today's name
