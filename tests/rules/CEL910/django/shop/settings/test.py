from .base import *  # noqa: F403

CELERY_TASK_ALWAYS_EAGER = True  # expect: CEL910 "swallows what tasks raise" ~high !moderate
