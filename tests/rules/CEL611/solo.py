import atexit

from celery import Celery

app = Celery("stall", worker_pool="solo")
sold = []
atexit.register(sold.clear)  # ok: CEL611 the solo pool runs tasks in the main process
