"""A brewery's dashboard."""

import asyncio

from celery import Celery
from celery.app.control import Inspect
from fastapi import BackgroundTasks, FastAPI
from fastapi.concurrency import run_in_threadpool

brew = Celery("brewery", broker="redis://localhost")
web = FastAPI()
PATIENCE = 5


@web.get("/vats")
def vats():
    inspector = brew.control.inspect()
    return inspector.active(), inspector.reserved(), inspector.scheduled()  # expect: CEL704 "3 s (3 questions)" ~high


@web.get("/vats/now")
async def vats_in_loop():
    return brew.control.inspect().stats()  # expect: CEL704 "every other request"


@web.get("/vats/patient")
def patiently():
    return Inspect(app=brew, timeout=PATIENCE).active_queues()  # expect: CEL704 "waits 5 s"


@web.get("/vats/configured/{seconds}")
def configured(seconds: float):
    return brew.control.inspect(timeout=seconds).stats()  # expect: CEL704 "a whole timeout" ~medium


@web.get("/ping")
def ping():
    return brew.control.ping()  # expect: CEL704 "1 s"


@web.get("/limits")
def limits():
    return brew.control.rate_limit("brew.stir", "5/m", reply=True)  # expect: CEL704 "1 s"


@web.get("/limits/blindly")
def limits_without_waiting():
    brew.control.rate_limit("brew.stir", "5/m")  # ok: CEL704 waits for nobody


@web.get("/ping/short")
def ping_shortly():
    return brew.control.ping(timeout=0.2)  # ok: CEL704 a short wait


@web.get("/ping/two/{name}")
def ping_named(name: str):
    return brew.control.ping([name]), brew.control.inspect(destination=[name]).stats()  # ok: CEL704 named workers


@web.get("/ping/first")
def ping_first():
    return brew.control.inspect(limit=1).ping()  # ok: CEL704 the first answer is enough


@web.get("/ping/inspected/{name}")
def ping_inspected(name: str):
    return brew.control.inspect().ping(destination=[name])  # ok: CEL704 a named worker


@web.get("/thread")
async def in_a_thread():
    def ask():
        return brew.control.inspect().active()  # expect: CEL704 "1 s for workers"

    return await asyncio.to_thread(ask)


@web.get("/thread/lambda")
async def in_a_lambda():
    return await run_in_threadpool(lambda: brew.control.inspect().active())  # expect: CEL704 "1 s for workers"


def count_up():
    return brew.control.inspect().stats()


@web.get("/background")
def in_background(background: BackgroundTasks):
    background.add_task(count_up)  # ok: CEL704 the answer does not wait


@web.get("/helper")
def by_helper():
    return len(count_up() or {})  # expect: CEL704 "`GET /helper` waits 1 s"


@web.get("/reads")
def reads():
    return brew.control.inspect()  # ok: CEL704 nothing is asked


def in_the_cellar():
    return brew.control.inspect().stats()  # ok: CEL704 nobody's request


@brew.task
def note():
    return brew.control.inspect().stats()  # ok: CEL704 a task may wait
