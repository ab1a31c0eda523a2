"""One loop for the whole worker process is right, engines and all."""

import asyncio
import threading

from celery import Celery, Task
from celery.signals import worker_process_init, worker_process_shutdown
from sqlalchemy.ext.asyncio import async_sessionmaker, create_async_engine

app = Celery("mine")
Session = async_sessionmaker(create_async_engine("postgresql+asyncpg://localhost/mine"))
runner = asyncio.Runner()
lazy_loop = None
process_loop = None
state = {}


async def dig():
    async with Session() as session:
        return await session.scalar("select 1")


@app.task
def with_module_runner():
    return runner.run(dig())  # ok: CEL601 one runner for the process


def get_loop():
    global lazy_loop
    if lazy_loop is None or lazy_loop.is_closed():
        lazy_loop = asyncio.new_event_loop()
        asyncio.set_event_loop(lazy_loop)
    return lazy_loop


@app.task
def with_lazy_loop():
    return get_loop().run_until_complete(dig())  # ok: CEL601 one loop for the process, made when first needed


@app.task
def with_lazy_loop_by_name():
    loop = get_loop()
    return loop.run_until_complete(dig())  # ok: CEL601 one loop for the process, made when first needed


@worker_process_init.connect
def start(**kwargs):
    global process_loop
    process_loop = asyncio.new_event_loop()
    state["loop"] = asyncio.new_event_loop()


@worker_process_shutdown.connect
def stop(**kwargs):
    process_loop.close()


@app.task
def with_process_loop():
    return process_loop.run_until_complete(dig())  # ok: CEL601 made when the process started


@app.task
def with_stored_loop():
    return state["loop"].run_until_complete(dig())  # ok: CEL601 made when the process started


class Looping(Task):
    abstract = True
    _loop = None

    @property
    def loop(self):
        if self._loop is None:
            self._loop = asyncio.new_event_loop()
        return self._loop


@app.task(bind=True, base=Looping)
def with_task_loop(self):
    return self.loop.run_until_complete(dig())  # ok: CEL601 a task object is one per process


thread_loop = asyncio.new_event_loop()
threading.Thread(target=thread_loop.run_forever, daemon=True).start()


@app.task
def with_thread():
    return asyncio.run_coroutine_threadsafe(dig(), thread_loop).result()  # ok: CEL601 a loop in a thread of its own


def run_async(coroutine):
    return get_loop().run_until_complete(coroutine)  # ok: CEL601 the helper keeps its loop


@app.task
def with_helper():
    return run_async(dig())


@app.task
def current_or_new():
    try:
        loop = asyncio.get_event_loop()
    except RuntimeError:
        loop = asyncio.new_event_loop()
        asyncio.set_event_loop(loop)
    return loop.run_until_complete(dig())  # ok: CEL601 never closed, so the next run finds the same loop


def current_or_new_loop():
    try:
        return asyncio.get_event_loop()
    except RuntimeError:
        made = asyncio.new_event_loop()
        asyncio.set_event_loop(made)
        return made


@app.task
def with_getter():
    return current_or_new_loop().run_until_complete(dig())  # ok: CEL601 never closed, so the next run finds it again


import_loop = asyncio.get_event_loop()


@app.task
def with_import_loop():
    return import_loop.run_until_complete(dig())  # ok: CEL601 looked up once, when the module was imported
