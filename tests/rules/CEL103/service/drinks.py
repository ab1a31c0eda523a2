from worker import app
from celery import shared_task


@app.task(name="kitchen.bake")  # expect: CEL103 "one of them is never run" ~high
def bake_apple(table):
    return table


@shared_task(name="kitchen.serve")  # expect: CEL103 ~medium
def serve_tea(table):
    return table


@app.task(name="kitchen.brew")  # ok: CEL103 the only one of its name
def brew(table):
    return table
