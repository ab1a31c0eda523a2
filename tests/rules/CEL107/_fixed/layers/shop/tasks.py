from celery import shared_task

from shop.tools import timed


@shared_task
@timed("bill")
def bill(order_id): ...
