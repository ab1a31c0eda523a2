import os

TESTING = "TESTING" in os.environ
CELERY_TASK_ALWAYS_EAGER = False  # ok: CEL910 off
if TESTING:
    CELERY_TASK_ALWAYS_EAGER = True  # expect: CEL910
