CELERY_ACKS_LATE = True  # expect: CEL304 "`CELERY_ACKS_LATE` is a name of Celery 3, `task_time_limit` one of today" ~high !critical
CELERYD_CONCURRENCY = 4  # expect: CEL304
CELERY_TIMEZONE = "UTC"  # expect: CEL304
task_time_limit = 60  # ok: CEL304 today's style
worker_prefetch_multiplier = 1  # ok: CEL304 today's style
