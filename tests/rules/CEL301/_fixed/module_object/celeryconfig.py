import os

from kombu import Queue

from places import task_default_timezones

HOST = os.environ.get("RABBIT_HOST", "rabbit")
station = "north"
broker = f"amqp://{HOST}"
broker_url = broker
task_queues = [Queue("rail"), Queue("road")]
task_retry_backoff = True
task_soft_time_limit = 30
worker_platforms = {"a": 1}
task_default_expires = 600
beat_dburi = "sqlite:///schedule.db"
_task_default_expires = 5


def task_router(name, *args, **kwargs):
    return {"queue": "rail"}


task_routes = (task_router,)
TIME_ZONE = "UTC"
IMPORTZ = []
EXTRA = {}
EXTRA["beat_schedul"] = 5
