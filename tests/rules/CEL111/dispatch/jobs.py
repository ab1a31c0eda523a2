from celery import Celery

app = Celery("opera")


def dispatch(work, *args):
    signature = work.si(*args)
    return signature.apply_async()


@app.task
def tune(instrument):  # expect: CEL111 ~low
    return instrument
