"""Ways around a running loop that is not there."""

import asyncio
from concurrent.futures import ThreadPoolExecutor

from asgiref.sync import async_to_sync
from celery import Celery

app = Celery("post")


async def deliver(letter): ...


async def complain(letter): ...


@app.task
def run_then_loop(letter):
    try:
        asyncio.run(deliver(letter))  # expect: CEL603 "does its work twice" ~high !moderate
    except RuntimeError:
        loop = asyncio.new_event_loop()
        loop.run_until_complete(deliver(letter))
        loop.close()


@app.task
def current_then_run(letter):
    try:
        asyncio.get_event_loop().run_until_complete(deliver(letter))  # expect: CEL603 "twice" !moderate
    except RuntimeError:
        asyncio.run(deliver(letter))


@app.task
def current_then_run_and_other_errors(letter):
    try:
        asyncio.get_event_loop().run_until_complete(deliver(letter))  # expect: CEL603 "twice"
    except ValueError:
        raise
    except (RuntimeError, OSError):
        asyncio.run(deliver(letter))


@app.task
def bridge_then_run(letter):
    try:
        async_to_sync(deliver)(letter)
    except RuntimeError:
        asyncio.run(deliver(letter))  # miss: CEL603 the work is named in two ways


@app.task
def any_error(letter):
    try:
        return asyncio.run(deliver(letter))  # expect: CEL603 "twice"
    except Exception:
        return asyncio.run(deliver(letter))


@app.task
def into_a_dict(letter):
    results = {}
    try:
        results["a"] = asyncio.get_event_loop().run_until_complete(deliver(letter))  # expect: CEL603 "twice"
    except RuntimeError:
        results["a"] = asyncio.run(deliver(letter))
    return results


@app.task
def running_first(letter):
    try:
        asyncio.get_running_loop().run_until_complete(deliver(letter))  # expect: CEL603 "never gets past" !minor
    except RuntimeError:
        asyncio.run(deliver(letter))


@app.task
def running_first_by_name(letter):
    try:
        loop = asyncio.get_running_loop()
        return loop.run_until_complete(deliver(letter))  # expect: CEL603 !minor
    except RuntimeError:
        return asyncio.run(deliver(letter))


@app.task
def same_coroutine(letter):
    work = deliver(letter)
    try:
        asyncio.run(work)  # expect: CEL603 "hides a `RuntimeError`" !moderate
    except RuntimeError:
        asyncio.run(work)


@app.task
def other_arguments(letter):
    try:
        asyncio.run(deliver(letter))  # ok: CEL603 the handler does something else
    except RuntimeError:
        asyncio.run(complain(letter))


@app.task
def other_error(letter):
    try:
        asyncio.run(deliver(letter))  # ok: CEL603 a second try after a time-out is meant
    except TimeoutError:
        asyncio.run(deliver(letter))


@app.task
def asks_first(letter):
    try:
        asyncio.get_running_loop()
    except RuntimeError:
        return asyncio.run(deliver(letter))  # ok: CEL603 only asking for the loop is tried
    with ThreadPoolExecutor(1) as pool:
        return pool.submit(asyncio.run, deliver(letter)).result()


@app.task
def gets_or_makes(letter):
    try:
        loop = asyncio.get_event_loop()
    except RuntimeError:
        loop = asyncio.new_event_loop()
        asyncio.set_event_loop(loop)
    loop.run_until_complete(deliver(letter))  # ok: CEL603 run once, whichever loop it is


def by_hand(letter):
    try:
        asyncio.run(deliver(letter))  # ok: CEL603 no task runs this
    except RuntimeError:
        asyncio.run(deliver(letter))
