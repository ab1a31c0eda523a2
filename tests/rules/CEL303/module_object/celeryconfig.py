from hives import BROKER_HEARTBEAT  # expect: CEL303

CELERY_TASK_SERIALIZER = "json"  # expect: CEL303
CELERYBEAT_SCHEDULE = {}  # expect: CEL303 "`beat_schedule`"
S3_BUCKET = "honey"  # ok: CEL303 may be the project's own
CELERY_HIVES = 6  # ok: CEL303 not a setting
