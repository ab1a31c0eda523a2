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


def first(orders):
    for row in orders:
        if row.open:
            transaction.on_commit(lambda: send.delay(row.pk))
            break
    for row in orders:
        if row.late:
            transaction.on_commit(lambda: send.delay(row.pk))
        if row.last:
            break
