from shop.models import Stock


def take(article):
    stock = Stock.objects.select_for_update().get(article=article)  # expect: CEL620 "`sell` runs this" ~medium
    stock.take_one()


def put(article):
    Stock.objects.select_for_update().get(article=article)  # ok: CEL620 each caller has a transaction
