from functools import partial

from celery import shared_task
from django.db import transaction
from django.db.transaction import on_commit


@shared_task
def send(order): ...


def place(order, orders, bus):
    transaction.on_commit(partial(send.delay, order.pk))
    on_commit(partial(send.delay, order=order.pk))
    for row in orders:
        transaction.on_commit(lambda: send.delay(row.pk))
        transaction.on_commit(lambda pk=row.pk: send.delay(pk))
        transaction.on_commit(lambda row=row: send.delay(row.pk))
        transaction.on_commit(partial(send.delay, row.pk))
        transaction.on_commit(lambda: send.delay(order.pk))
        with transaction.atomic():
            transaction.on_commit(lambda: send.delay(row.pk))
    transaction.on_commit(lambda: send.delay(order.pk))
    transaction.on_commit(send.delay)
    bus.on_commit(send.delay(order.pk))
