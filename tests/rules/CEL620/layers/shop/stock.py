from shop.models import Stock


def take(article):
    stock = Stock.objects.select_for_update().get(article=article)  # expect: CEL620 "`sell` runs this" ~medium
    stock.take_one()


def put(article):
    Stock.objects.select_for_update().get(article=article)  # ok: CEL620 each caller has a transaction


def find(article, select_for_update=False):
    if not select_for_update:
        return Stock.objects.get(article=article)
    return Stock.objects.select_for_update().get(article=article)  # ok: CEL620 only when it is asked to


def find_either(article, wanted):
    if wanted:
        return Stock.objects.select_for_update().get(article=article)  # ok: CEL620 only for some callers
    return Stock.objects.get(article=article)
