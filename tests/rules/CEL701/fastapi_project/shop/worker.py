from celery import Celery

celery_app = Celery("shop", broker="redis://localhost")


@celery_app.task
def pack(order): ...


@celery_app.task
def ship(order): ...
