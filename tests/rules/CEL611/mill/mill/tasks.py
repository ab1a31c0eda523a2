from celery import shared_task

from mill import journal


@shared_task
def grind(sack):
    journal.write(sack)
