import asyncio
from functools import lru_cache

import httpx
import redis
import redis.asyncio as aioredis
from asgiref.sync import async_to_sync
from celery import Celery

app = Celery("shop")
web = httpx.AsyncClient()  # expect: CEL605 "`httpx.AsyncClient` belongs to the event loop" ~high !critical
cache = aioredis.from_url("redis://cache")  # expect: CEL605 ~high
tidy = aioredis.Redis()  # ok: CEL605 each run disconnects
gate = asyncio.Semaphore(5)  # expect: CEL605 "once coroutines wait for it" ~medium !major
plain = redis.Redis()  # ok: CEL605 synchronous
kept = httpx.AsyncClient()  # ok: CEL605 used on a loop that is kept, too
unused = httpx.AsyncClient()  # ok: CEL605 by no task
_lazy = None
loop = asyncio.new_event_loop()


def lazy():
    global _lazy
    if _lazy is None:
        _lazy = httpx.AsyncClient()  # expect: CEL605
    return _lazy


@lru_cache
def cached():
    return aioredis.Redis()  # expect: CEL605


async def fetch(path):
    async with gate:
        plain.incr(path)
        await cache.set(path, (await web.get(path)).text)


async def fetch_lazily(path):
    await lazy().get(path)
    await cached().get(path)


async def tidily():
    await tidy.ping()
    await tidy.aclose()


async def on_kept_loop(path):
    await kept.get(path)


async def own(path):
    client = httpx.AsyncClient()  # ok: CEL605 for this run alone
    await client.get(path)


@app.task
def load(path):
    asyncio.run(fetch(path))
    asyncio.run(own(path))
    asyncio.run(tidily())


@app.task
def load_lazily(path):
    async_to_sync(fetch_lazily)(path)


@app.task
def load_kept(path):
    loop.run_until_complete(on_kept_loop(path))
