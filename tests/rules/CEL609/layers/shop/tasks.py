from celery import shared_task

from shop.database import get_db
from shop.orders import mark


@shared_task
def bill(order_id):
    mark(order_id)
    db = next(get_db())  # expect: CEL609
    db.get(object, order_id)
