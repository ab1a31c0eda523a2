CELERY_ACKS_LATE = True  # ok: CEL304 one style
CELERYD_CONCURRENCY = 4  # ok: CEL304 one style
MILL_NAME = "old"  # ok: CEL304 no setting
