from celery import shared_task
from worker import app


@app.task(name="kitchen.bake")
def bake_cake(table):
    return table


@shared_task(name="kitchen.serve")
def serve_cake(table):
    return table
