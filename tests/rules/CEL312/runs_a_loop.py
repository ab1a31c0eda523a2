"""A task runs a coroutine for as long as it takes."""

import asyncio

from celery import Celery

app = Celery("harbour")  # expect: CEL312 "the task of `harbour` has" !moderate


async def watch(port):
    await asyncio.sleep(port)


@app.task
def tides(port):
    asyncio.run(watch(port))
