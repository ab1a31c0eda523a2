from library.formats import PICKLE

CELERY_TASK_SERIALIZER = PICKLE  # expect: CEL306 "`CELERY_TASK_SERIALIZER` is pickle"
CELERY_ACCEPT_CONTENT = ["yaml", "json"]  # ok: CEL306 no pickle
SESSION_SERIALIZER = "pickle"  # ok: CEL306 nothing of Celery's
