from functools import partial

from django.db import transaction
from tasks import send


def place(order):
    transaction.on_commit(partial(send.delay, order.pk))
    transaction.on_commit(lambda: send.delay(order.pk))
