"""Nobody asks for the state of these tasks."""

from celery import Celery

app = Celery("unasked")


@app.task(time_limit=7200)  # ok: CEL901 no place looks at states
def grind(): ...


def start():
    grind.delay()
