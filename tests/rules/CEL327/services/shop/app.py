from celery import Celery

shop = Celery("shop")  # ok: CEL327 another service


@shop.task
def sell(order): ...
