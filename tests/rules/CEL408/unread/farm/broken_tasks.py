"""Does not parse: nobody knows which tasks are here."""

from celery import shared_task


@shared_task(name="farm.sow")
def sow(:
    pass
