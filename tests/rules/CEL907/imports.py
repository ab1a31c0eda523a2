import celery.five  # expect: CEL907 "`celery.five` is gone since Celery 5.0" ~medium !critical
from celery.decorators import periodic_task  # expect: CEL907
from celery.schedules import crontab  # ok: CEL907 where it is now
from celery.task import task  # expect: CEL907
from celery.task.schedules import crontab as old  # expect: CEL907

from celery import shared_task  # ok: CEL907 is there

try:
    from celery.utils.encoding import safe_str  # ok: CEL907 there is another way
except ImportError:
    from kombu.utils.encoding import safe_str

try:
    from celery.task.control import inspect  # ok: CEL907 there is another way
except ImportError:
    inspect = None
