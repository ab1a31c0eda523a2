"""Tasks of the depot."""

from celery import shared_task
from celery_singleton import Singleton


@shared_task
def wash(): ...


@shared_task(time_limit=300)
def paint(): ...


@shared_task(base=Singleton)
def check(): ...
