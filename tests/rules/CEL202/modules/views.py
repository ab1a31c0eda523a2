from django.db import transaction
from tasks import send


def place(order):
    transaction.on_commit(send.delay(order.pk))  # expect: CEL202
    transaction.on_commit(lambda: send.delay(order.pk))  # ok: CEL202 a callable
