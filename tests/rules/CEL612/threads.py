import asyncio

from celery import Celery
from celery.signals import worker_process_init

app = Celery("loom", worker_pool="threads")
client = None
loop = asyncio.new_event_loop()


async def knot(): ...


def start(**kwargs):
    global client
    client = connect()  # expect: CEL612 "the pool of this app never calls" !major


worker_process_init.connect(start)


@app.task
def weave(thread):
    client.send(thread)
    loop.run_until_complete(knot())  # expect: CEL612 "an event loop that all tasks of the process share" !major
