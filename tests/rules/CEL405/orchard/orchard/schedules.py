"""Crontabs from shared numbers."""

from celery.schedules import crontab

from orchard.settings import DAWN, EVERY_DAY, SUNDAY

WATER = crontab(minute=0, hour=DAWN)  # ok: CEL405 both hours exist
REST = crontab(minute=0, hour=0, day_of_week=SUNDAY)  # expect: CEL405 "7 is not within 0-6"
PRUNE = crontab(**EVERY_DAY)  # expect: CEL405 "`hour=24`"
