import atexit

from celery import Celery

app = Celery("stall", worker_pool="threads")
sold = []


@app.task
def sell(fish):
    sold.append(fish)
    atexit.register(sold.clear)  # ok: CEL611 threads run in the main process
