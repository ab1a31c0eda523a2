from farm.again import or_again
from farm.celery import app


@app.task(max_retries=4)  # ok: CEL510 an annotation retries it
def sow(field):
    print(field)


@app.task(max_retries=4)  # miss: CEL510 the annotations hold a class, and cannot be evaluated
def plough(field):
    print(field)


@app.task(bind=True, max_retries=4)  # ok: CEL510 the helper retries
def mow(self, field):
    try:
        print(field)
    except OSError as exc:
        or_again(self, exc)
