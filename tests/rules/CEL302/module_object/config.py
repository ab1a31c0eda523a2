import os

from ports import BROKER_POOL_LIMIT

REDIS_HOST = os.environ.get("REDIS_HOST", "redis")  # ok: CEL302 does not speak of Celery
TIMEZONE = "Europe/Oslo"  # ok: CEL302 may be the project's own
CELERY_BROKER_URL = "amqp://rabbit"  # expect: CEL302 "`CELERY_BROKER_URL`" ~high
CELERY_RESULT_BACKEND = "rpc://"  # ok: CEL302 the same in both styles
WORKER_PREFETCH_MULTIPLIER = 1  # expect: CEL302 "without a namespace" ~medium
TASK_ROUTES = {"ports.load": "cargo"}  # ok: CEL302 the project uses it itself
task_routes = TASK_ROUTES
result_expires = 60  # ok: CEL302 today's name
