"""No queues are declared: the command lines of workers decide."""

from celery import Celery

app = Celery("post")


@app.task(queue="letters")  # ok: CEL318 nothing says what workers consume
def stamp():
    pass


@app.task(queue="letter")  # ok: CEL318 nothing says what workers consume
def weigh():
    pass
