"""The Celery application: catalogues are collected every night and, in full, every week."""

from celery import Celery

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
    worker_max_tasks_per_child=50,
    beat_schedule={
        # Every night at 2 AM UTC
        "collect-nightly": {
            "task": "app.tasks.scraper.collect_all",
            "schedule": 3600 * 24,
            "kwargs": {"days_back": 1},
        },
        # Sundays at 3 AM UTC
        "collect-weekly": {
            "task": "app.tasks.scraper.collect_all",
            "schedule": 3600 * 24 * 7,
            "kwargs": {"days_back": 7},
        },
        "check-shops": {
            "task": "app.tasks.scraper.check_shops",
            "schedule": 300.0,
        },
    },
)
