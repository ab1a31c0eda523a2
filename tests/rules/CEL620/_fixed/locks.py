from contextlib import contextmanager

from celery import shared_task
from django.db import transaction

from shop.models import Stock


@contextmanager
def locked():
    with transaction.atomic():
        yield


@shared_task
@transaction.atomic
def take(article):
    stock = Stock.objects.select_for_update().get(article=article)
    stock.take_one()


@shared_task(bind=True)
@transaction.atomic
def take_all(self):
    for stock in Stock.objects.filter(amount=1).select_for_update(skip_locked=True):
        stock.take_one()


@shared_task
@transaction.atomic
def take_list():
    return list(Stock.objects.select_for_update().filter(amount=1))


@shared_task
def in_block(article):
    with transaction.atomic():
        Stock.objects.select_for_update().get(article=article)


@shared_task
def in_helper_block(article):
    with locked():
        Stock.objects.select_for_update().first()


@shared_task
@transaction.atomic
def decorated(article):
    Stock.objects.select_for_update().get(article=article)


@shared_task
def build(article):
    query = Stock.objects.select_for_update().filter(article=article)
    with transaction.atomic():
        query.first().take_one()


def no_task(article):
    return Stock.objects.select_for_update().get(article=article)
