from celery import Celery

app = Celery("shop", broker="redis://localhost")  # ok: CEL309 the own machine
