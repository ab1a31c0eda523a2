"""Tasks of the front desk."""

from celery import shared_task

from clinic.names import REPORT


@shared_task
def admit(): ...


@shared_task(name=REPORT)
def report(): ...
