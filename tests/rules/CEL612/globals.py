"""What a pool process gets when it starts."""

import asyncio

from celery import Celery
from celery.signals import worker_process_init, worker_process_shutdown

app = Celery("loom")
client = None
model = None
table = {}
loop = asyncio.new_event_loop()
ready = None


@worker_process_init.connect
def start(**kwargs):
    global client, model, ready
    client = connect()  # expect: CEL612 "only `start` sets `client`" !minor
    model = connect()  # ok: CEL612 made when missing, too
    ready = True  # ok: CEL612 nothing reads it
    table["client"] = client


@worker_process_shutdown.connect
def stop(**kwargs):
    client.close()


def get_model():
    global model
    if model is None:
        model = connect()
    return model


async def knot(): ...


@app.task
def weave(thread):
    client.send(thread)
    get_model().send(thread)
    loop.run_until_complete(knot())  # ok: CEL612 one task at a time under prefork
