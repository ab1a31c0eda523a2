import celery.five
from celery.decorators import periodic_task
from celery.schedules import crontab
from celery import shared_task as task
from celery.schedules import crontab as old

from celery import shared_task

try:
    from celery.utils.encoding import safe_str
except ImportError:
    from kombu.utils.encoding import safe_str

try:
    from celery.task.control import inspect
except ImportError:
    inspect = None
