from celery import shared_task


@shared_task
def bill(order_id): ...
