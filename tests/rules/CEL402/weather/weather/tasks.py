"""Tasks of a weather station."""

from celery import shared_task


@shared_task
def measure(): ...
