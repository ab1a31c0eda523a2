from celery import shared_task

from shop.orders import find


@shared_task
def bill(order_id):
    find(order_id).billed = True
