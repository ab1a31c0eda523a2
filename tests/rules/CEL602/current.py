"""Which loop a task runs on, and what it leaves behind."""

import asyncio
from contextlib import closing

from celery import Celery

app = Celery("bakery")


async def bake(loaf): ...


def tidy(loop): ...


@app.task
def at_once(loaf):
    asyncio.get_event_loop().run_until_complete(bake(loaf))  # expect: CEL602 "no" ~high !major


@app.task
def by_name(loaf):
    loop = asyncio.get_event_loop()
    loop.run_until_complete(bake(loaf))  # expect: CEL602 "relies on a current event loop" !major


@app.task
def with_another_error_caught(loaf):
    try:
        asyncio.get_event_loop().run_until_complete(bake(loaf))  # expect: CEL602 !major
    except ValueError:
        return "burnt"


@app.task
def after_a_look(loaf):
    loop = asyncio.get_event_loop()
    if not loop.is_running():
        loop.run_until_complete(bake(loaf))  # expect: CEL602 !major


@app.task
def closes_current(loaf):
    loop = asyncio.get_event_loop()
    try:
        loop.run_until_complete(bake(loaf))  # expect: CEL602 "the next run finds it closed" ~high !critical
    finally:
        loop.close()


@app.task
def closes_current_or_new(loaf):
    try:
        loop = asyncio.get_event_loop()
    except RuntimeError:
        loop = asyncio.new_event_loop()
        asyncio.set_event_loop(loop)
    try:
        loop.run_until_complete(bake(loaf))  # expect: CEL602 "the next run finds it closed" !critical
    finally:
        loop.close()


@app.task
def closes_and_unsets(loaf):
    try:
        loop = asyncio.get_event_loop()
    except RuntimeError:
        loop = asyncio.new_event_loop()
        asyncio.set_event_loop(loop)
    try:
        loop.run_until_complete(bake(loaf))  # ok: CEL602 the next run finds no loop, and makes one
    finally:
        loop.close()
        asyncio.set_event_loop(None)


@app.task
def looks_whether_closed(loaf):
    loop = asyncio.get_event_loop()
    if loop.is_closed():
        loop = asyncio.new_event_loop()
        asyncio.set_event_loop(loop)
    try:
        loop.run_until_complete(bake(loaf))  # ok: CEL602 a closed loop is replaced
    finally:
        loop.close()


@app.task
def asks_for_running(loaf):
    asyncio.get_running_loop().run_until_complete(bake(loaf))  # expect: CEL602 "fails each time" ~high !critical


@app.task
def asks_for_running_carefully(loaf):
    try:
        loop = asyncio.get_running_loop()
    except RuntimeError:
        loop = None
    if loop is None:
        asyncio.run(bake(loaf))  # ok: CEL602 a loop of its own
    else:
        loop.run_until_complete(bake(loaf))  # ok: CEL602 never reached in a worker


@app.task
def leaves_open(loaf):
    loop = asyncio.new_event_loop()  # expect: CEL602 "never closes" ~medium !moderate
    asyncio.set_event_loop(loop)
    return loop.run_until_complete(bake(loaf))


@app.task
def leaves_open_without_a_name(loaf):
    asyncio.new_event_loop().run_until_complete(bake(loaf))  # expect: CEL602 !moderate


@app.task
def closes_its_own(loaf):
    loop = asyncio.new_event_loop()
    asyncio.set_event_loop(loop)
    try:
        return loop.run_until_complete(bake(loaf))  # ok: CEL602 closed at the end
    finally:
        loop.close()


@app.task
def closes_by_context(loaf):
    with closing(asyncio.new_event_loop()) as loop:
        return loop.run_until_complete(bake(loaf))  # ok: CEL602 closed by the context manager


@app.task
def closes_elsewhere(loaf):
    loop = asyncio.new_event_loop()
    try:
        return loop.run_until_complete(bake(loaf))  # ok: CEL602 whoever is given the loop may close it
    finally:
        tidy(loop)


@app.task
def twice(loaf):
    try:
        asyncio.get_event_loop().run_until_complete(bake(loaf))  # ok: CEL602 the handler runs it again: CEL603
    except RuntimeError:
        asyncio.run(bake(loaf))


process_loop = asyncio.get_event_loop()


@app.task
def on_process_loop(loaf):
    process_loop.run_until_complete(bake(loaf))  # ok: CEL602 looked up once, at import


async def inside(loaf):
    return await asyncio.get_event_loop().run_in_executor(None, print, loaf)  # ok: CEL602 a loop runs here


def at_the_command_line(loaf):
    asyncio.get_event_loop().run_until_complete(bake(loaf))  # ok: CEL602 no task runs this
