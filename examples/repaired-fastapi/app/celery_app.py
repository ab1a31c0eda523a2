"""The Celery application: catalogues are collected every night and, in full, every week."""

from celery import Celery
from celery.schedules import crontab

from app.config import settings

celery_app = Celery(
    "price_watch",
    broker=settings.broker_url,
    backend=settings.result_backend,
    include=["app.tasks.scraper"],
)

celery_app.conf.update(
    task_serializer="json",
    accept_content=["json"],
    timezone="UTC",
    task_time_limit=30 * 60,
    task_soft_time_limit=25 * 60,
    # A worker that dies gives its task back; collecting twice stores the same rows.
    task_acks_late=True,
    task_reject_on_worker_lost=True,
    broker_transport_options={"visibility_timeout": 3600},
    worker_max_tasks_per_child=50,
    beat_schedule={
        # Every night but Sunday's at 2 AM UTC
        "collect-nightly": {
            "task": "app.tasks.scraper.collect_all",
            "schedule": crontab(hour=2, minute=0, day_of_week="mon-sat"),
            "kwargs": {"days_back": 1},
        },
        # Sundays at 3 AM UTC
        "collect-weekly": {
            "task": "app.tasks.scraper.collect_all",
            "schedule": crontab(hour=3, minute=0, day_of_week="sun"),
            "kwargs": {"days_back": 7},
        },
        "check-shops": {
            "task": "app.tasks.scraper.check_shops",
            "schedule": 300.0,
        },
    },
)
