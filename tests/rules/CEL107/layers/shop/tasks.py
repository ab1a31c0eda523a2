from celery import shared_task

from shop.tools import timed


@timed("bill")  # expect: CEL107 "`@timed`"
@shared_task
def bill(order_id): ...
