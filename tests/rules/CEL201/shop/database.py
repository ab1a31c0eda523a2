from contextlib import contextmanager

from django.db import transaction


@contextmanager
def unit_of_work(name):
    with transaction.atomic():
        yield name
