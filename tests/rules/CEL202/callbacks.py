from functools import partial

from celery import shared_task
from django.db import transaction
from django.db.transaction import on_commit


@shared_task
def send(order): ...


def place(order, orders, bus):
    transaction.on_commit(send.delay(order.pk))  # expect: CEL202 "`send` is sent before the commit" ~high !critical
    on_commit(send.delay(order=order.pk))  # expect: CEL202
    for row in orders:
        transaction.on_commit(lambda: send.delay(row.pk))  # expect: CEL202 "every callback reads `row` after the loop"
        transaction.on_commit(lambda pk=row.pk: send.delay(pk))  # ok: CEL202 bound now
        transaction.on_commit(lambda row=row: send.delay(row.pk))  # ok: CEL202 bound now, under its own name
        transaction.on_commit(partial(send.delay, row.pk))  # ok: CEL202 bound now
        transaction.on_commit(lambda: send.delay(order.pk))  # ok: CEL202 the same for all
        with transaction.atomic():
            transaction.on_commit(lambda: send.delay(row.pk))  # ok: CEL202 committed in this round
    transaction.on_commit(lambda: send.delay(order.pk))  # ok: CEL202 no loop
    transaction.on_commit(send.delay)  # ok: CEL202 a callable
    bus.on_commit(send.delay(order.pk))  # ok: CEL202 not Django's


def first(orders):
    for row in orders:
        if row.open:
            transaction.on_commit(lambda: send.delay(row.pk))  # ok: CEL202 the loop ends here
            break
    for row in orders:
        if row.late:
            transaction.on_commit(lambda: send.delay(row.pk))  # expect: CEL202
        if row.last:
            break
