"""One task has a queue of its own."""

from celery import Celery

app = Celery("lake")  # ok: CEL319 a task has a queue of its own


@app.task
def sail():
    pass


@app.task
def row():
    pass


@app.task
def moor():
    pass


@app.task
def dive():
    pass


@app.task(queue="slow")
def swim():
    pass
