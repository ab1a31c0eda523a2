from celery import shared_task

from cranes.loads import check_wind


@shared_task
def lift(container_id):
    check_wind(container_id)


@shared_task(acks_late=False)
def lower(container_id):
    return container_id
