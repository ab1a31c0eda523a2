from celery import shared_task
from django.db import transaction

from shop import stock


@shared_task
def sell(article):
    stock.take(article)


@shared_task
def restock(article):
    with transaction.atomic():
        stock.put(article)
