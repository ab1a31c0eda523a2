import os

from kombu import Queue

from places import task_default_timezones

HOST = os.environ.get("RABBIT_HOST", "rabbit")  # ok: CEL301 a name of the module's own
station = "north"  # ok: CEL301 does not look like a setting
broker = f"amqp://{HOST}"  # ok: CEL301 used below
broker_url = broker
task_queues = [Queue("rail"), Queue("road")]
task_retry_backoff = True  # expect: CEL301 "`task_retry_backoff`" ~high !major
task_soft_time_limitt = 30  # expect: CEL301 "`task_soft_time_limit` has" ~medium
worker_platforms = {"a": 1}  # ok: CEL301 read in worker.py
task_default_expires = 600  # expect: CEL301 ~medium !moderate
beat_dburi = "sqlite:///schedule.db"  # ok: CEL301 read by the SQLAlchemy scheduler
_task_default_expires = 5  # ok: CEL301 begins with an underscore


def task_router(name, *args, **kwargs):
    return {"queue": "rail"}


task_routes = (task_router,)
TIME_ZONE = "UTC"  # ok: CEL301 Django's name, which Celery reads
IMPORTZ = []  # ok: CEL301 capitals that do not speak of Celery
EXTRA = {}
EXTRA["beat_schedul"] = 5  # ok: CEL301 an item of a dict, not a name
