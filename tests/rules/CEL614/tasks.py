"""Patching in tasks and around them."""

import asyncio

import nest_asyncio
from celery import Celery

app = Celery("zoo")
nest_asyncio.apply()  # expect: CEL614 "every worker process" ~high !minor


async def feed(animal): ...


def prepare():
    nest_asyncio.apply()  # expect: CEL614 ~medium


@app.task
def direct(animal):
    nest_asyncio.apply()  # expect: CEL614 "`direct` patches" ~high
    asyncio.run(feed(animal))


@app.task
def on_a_loop(animal):
    loop = asyncio.new_event_loop()
    nest_asyncio.apply(loop)  # expect: CEL614
    loop.run_until_complete(feed(animal))


@app.task
def helped(animal):
    prepare()
    asyncio.run(feed(animal))


@app.task
def unpatched(animal):
    asyncio.run(feed(animal))  # ok: CEL614 no patch


if __name__ == "__main__":
    nest_asyncio.apply()  # ok: CEL614 the command line
