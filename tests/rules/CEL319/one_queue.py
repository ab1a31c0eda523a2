"""Many tasks, one queue."""

from celery import Celery

app = Celery("lake")  # expect: CEL319 "all 5 tasks of `lake` share the default queue" !minor


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


@app.task
def swim():
    pass
