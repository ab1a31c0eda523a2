import os

from celery import Celery

app = Celery("ferry")


@app.task(name=os.environ["TASK_NAME"])
def sail(ship):
    return ship


def evening():
    app.send_task("jobs.anchor")  # expect: CEL218 ~low
