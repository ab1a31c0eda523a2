from celery import shared_task


@shared_task
def load(ship):
    return ship
