"""Coroutine functions as tasks, in the forms in which tasks are made."""

import asyncio
import functools

from asgiref.sync import async_to_sync
from celery import Celery, Task, shared_task

app = Celery("lighthouse")


@app.task  # expect: CEL101 "`sound_horn` never runs" ~high !critical
async def sound_horn(seconds):
    await asyncio.sleep(seconds)


@app.task(ignore_result=True)  # expect: CEL101 "the worker reports success"
async def log_ship(name):
    return name


@shared_task(bind=True, max_retries=3)  # expect: CEL101 "stored"
async def relight(self):
    return self.request.id


class Inspection(Task):  # expect: CEL101
    name = "lighthouse.inspection"

    async def run(self, lamp):
        return lamp


def traced(function):
    @functools.wraps(function)
    async def wrapper(*args, **kwargs):
        return await function(*args, **kwargs)

    return wrapper


@app.task  # expect: CEL101
@traced
async def polish(lens):
    return lens


def synchronous(function):
    @functools.wraps(function)
    def wrapper(*args, **kwargs):
        return asyncio.run(function(*args, **kwargs))

    return wrapper


@app.task  # ok: CEL101 the decorator below runs the coroutine
@synchronous
async def paint(wall):
    return wall


@app.task  # ok: CEL101 async_to_sync makes a plain function of it
@async_to_sync
async def measure_tide():
    return 3.4


def coroutine_task(**options):
    def decorate(function):
        @functools.wraps(function)
        def wrapper(*args, **kwargs):
            return asyncio.run(function(*args, **kwargs))

        return app.task(**options)(wrapper)

    return decorate


@coroutine_task(name="lighthouse.sweep")  # ok: CEL101 the project's decorator registers a plain function
async def sweep(stairs):
    return stairs


class Awaiting(Task):
    def __call__(self, *args, **kwargs):
        result = super().__call__(*args, **kwargs)
        return asyncio.run(result) if asyncio.iscoroutine(result) else result


@app.task(base=Awaiting)  # expect: CEL101 ~low
async def count_waves():
    return 12


@app.task  # ok: CEL101 a plain function may run coroutines
def ring():
    async def bell():
        return "ding"

    return asyncio.run(bell())


async def helper(ship):  # ok: CEL101 no task
    return ship
