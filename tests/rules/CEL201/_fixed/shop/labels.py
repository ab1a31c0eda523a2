from functools import partial

from django.db import transaction
from jobs import print_label


def order_label(parcel):
    transaction.on_commit(partial(print_label.delay, parcel.pk))
