"""The app: what is set on it wins over the settings, wherever it stands."""

import os

from celery import Celery

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "till.settings")
app = Celery("till")
app.conf.beat_schedule = {"close": {"task": "till.tasks.close", "schedule": 60}}  # expect: CEL410 "`count` never runs"
app.config_from_object("django.conf:settings", namespace="CELERY")
