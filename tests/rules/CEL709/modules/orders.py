from celery import Celery

celery = Celery("mill", broker="redis://broker/0")


def empty():
    return celery.control.purge()  # expect: CEL709


def stop():
    return celery.control.shutdown()  # ok: CEL709 no route comes here
