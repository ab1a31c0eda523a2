from celery import shared_task
from django.db import transaction

from shop import stock


@shared_task
def sell(article):
    stock.take(article)
    stock.find(article)
    stock.find_either(article, wanted=False)


@shared_task
def restock(article):
    with transaction.atomic():
        stock.put(article)
