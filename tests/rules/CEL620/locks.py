from contextlib import contextmanager

from celery import shared_task
from django.db import transaction

from shop.models import Stock


@contextmanager
def locked():
    with transaction.atomic():
        yield


@shared_task
def take(article):
    stock = Stock.objects.select_for_update().get(article=article)  # expect: CEL620 "outside a transaction" ~high !critical
    stock.take_one()


@shared_task(bind=True)
def take_all(self):
    for stock in Stock.objects.filter(amount=1).select_for_update(skip_locked=True):  # expect: CEL620
        stock.take_one()


@shared_task
def take_list():
    return list(Stock.objects.select_for_update().filter(amount=1))  # expect: CEL620


@shared_task
def in_block(article):
    with transaction.atomic():
        Stock.objects.select_for_update().get(article=article)  # ok: CEL620 in a transaction


@shared_task
def in_helper_block(article):
    with locked():
        Stock.objects.select_for_update().first()  # ok: CEL620 the context manager opens one


@shared_task
@transaction.atomic
def decorated(article):
    Stock.objects.select_for_update().get(article=article)  # ok: CEL620 the decorator opens one


@shared_task
def build(article):
    query = Stock.objects.select_for_update().filter(article=article)  # ok: CEL620 run below
    with transaction.atomic():
        query.first().take_one()


def no_task(article):
    return Stock.objects.select_for_update().get(article=article)  # ok: CEL620 no task comes here
