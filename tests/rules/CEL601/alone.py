"""Runs without anything that outlives them: advice at most."""

import asyncio
from asyncio import run
from asyncio import run as run_to_end

import anyio
import uvloop
from asgiref.sync import async_to_sync
from celery import Celery, shared_task

app = Celery("garden")


async def water(bed): ...


async def note(bed, text): ...


@app.task
def direct(bed):
    asyncio.run(water(bed))  # expect: CEL601 "starts an event loop for each run" ~high !minor


@app.task
def imported(bed):
    return run(water(bed))  # expect: CEL601 !minor


@app.task
def aliased(bed):
    run_to_end(water(bed), debug=True)  # expect: CEL601 !minor


@app.task
def with_anyio(bed):
    anyio.run(water, bed)  # expect: CEL601 !minor


@app.task
def with_uvloop(bed):
    uvloop.run(water(bed))  # expect: CEL601 !minor


@app.task
def with_runner(bed):
    with asyncio.Runner() as runner:
        runner.run(water(bed))  # expect: CEL601 !minor


@app.task
def with_new_loop(bed):
    loop = asyncio.new_event_loop()
    try:
        asyncio.set_event_loop(loop)
        loop.run_until_complete(water(bed))  # expect: CEL601 !minor
    finally:
        loop.close()


@app.task
def with_new_loop_at_once(bed):
    asyncio.new_event_loop().run_until_complete(water(bed))  # ok: CEL601 never closed: CEL602 speaks of it


@app.task
def with_current_loop(bed):
    asyncio.get_event_loop().run_until_complete(water(bed))  # ok: CEL601 CEL602 speaks of it


@app.task
def with_current_loop_kept(bed):
    loop = asyncio.get_event_loop()
    loop.run_until_complete(water(bed))  # ok: CEL601 CEL602 speaks of it


@app.task
def bridged(bed):
    async_to_sync(water)(bed)  # ok: CEL601 async_to_sync is only a fault when something outlives it


@shared_task(bind=True)
def nested(self, bed):
    async def inner():
        await water(bed)

    asyncio.run(inner())  # expect: CEL601 !minor


@app.task
def twice(bed):
    try:
        asyncio.run(water(bed))  # ok: CEL601 CEL603 speaks of it
    except RuntimeError:
        loop = asyncio.new_event_loop()
        loop.run_until_complete(water(bed))


@app.task
def running_first(bed):
    try:
        asyncio.get_running_loop().run_until_complete(water(bed))  # ok: CEL601 CEL603 speaks of it
    except RuntimeError:
        asyncio.run(water(bed))


@app.task
def same_function_with_other_arguments(bed):
    try:
        asyncio.run(note(bed, "watered"))  # expect: CEL601 !minor
    except Exception:
        asyncio.run(note(bed, "dry"))  # expect: CEL601 !minor


@app.task
def twice_into_a_dict(bed):
    results = {}
    try:
        results["bed"] = asyncio.get_event_loop().run_until_complete(water(bed))  # ok: CEL601 CEL603 speaks of it
    except RuntimeError:
        results["bed"] = asyncio.run(water(bed))
    return results


@app.task
def other_work_in_the_handler(bed):
    try:
        asyncio.run(water(bed))  # expect: CEL601 !minor
    except RuntimeError:
        asyncio.run(complain(bed))  # expect: CEL601 !minor


async def complain(bed): ...


def not_below_a_task(bed):
    asyncio.run(water(bed))  # ok: CEL601 no task runs this


@app.task
def without_a_loop(bed):
    water(bed).close()  # ok: CEL601 nothing is run


class Engine:
    def run(self, work): ...


@app.task
def something_else(bed):
    Engine().run(water(bed))  # ok: CEL601 not an event loop


if __name__ == "__main__":
    asyncio.run(water("roses"))  # ok: CEL601 the command line, not a task


@app.task
def current_or_new_closed(bed):
    try:
        loop = asyncio.get_event_loop()
    except RuntimeError:
        loop = asyncio.new_event_loop()
        asyncio.set_event_loop(loop)
    try:
        loop.run_until_complete(water(bed))  # ok: CEL601 CEL602 speaks of it
    finally:
        loop.close()
