import os
from datetime import timedelta

from celery.schedules import crontab

SECRET_KEY = os.environ["SECRET_KEY"]
ROOT_URLCONF = "shop.urls"
TIME_ZONE = "Europe/Vienna"
INSTALLED_APPS = ["django.contrib.auth", "django.contrib.contenttypes", "rest_framework", "orders"]
DATABASES = {"default": {"ENGINE": "django.db.backends.postgresql", "NAME": "shop"}}

REST_FRAMEWORK = {"DEFAULT_PERMISSION_CLASSES": ["rest_framework.permissions.IsAuthenticated"]}

CELERY_BROKER_URL = os.environ.get("CELERY_BROKER_URL", "redis://localhost:6379/0")
CELERY_TASK_ACKS_LATE = True
CELERY_TASK_REJECT_ON_WORKER_LOST = True
CELERY_TASK_TIME_LIMIT = 600
CELERY_TASK_SOFT_TIME_LIMIT = 540
CELERY_BEAT_SCHEDULE = {
    "nightly-report": {"task": "orders.tasks.send_daily_report", "schedule": timedelta(days=1)},
    "expire-carts": {"task": "orders.tasks.expire_carts", "schedule": crontab(minute="*/15")},
}
