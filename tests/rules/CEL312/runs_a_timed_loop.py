"""A task runs a coroutine, but not for ever."""

import asyncio

from celery import Celery

app = Celery("harbour")  # expect: CEL312 "the task of `harbour` has" !minor


async def watch(port):
    await asyncio.sleep(port)


@app.task
def tides(port):
    asyncio.run(asyncio.wait_for(watch(port), 60))
