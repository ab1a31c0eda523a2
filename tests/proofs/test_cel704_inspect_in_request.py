"""CEL704: a question to the workers takes its whole timeout, although the worker answers at once."""

from __future__ import annotations

import pytest

from .bench import Bench
from .conftest import MakeBench
from .servers import need

WEB = """
from fastapi import FastAPI
from common import new_app

celery_app = new_app()
web = FastAPI()

@celery_app.task(name="note_queue")
def note_queue():
    celery_app.backend.client.set("queue", str(celery_app.control.inspect().active()), ex=120)

@web.get("/asks")
def asks():
    inspector = celery_app.control.inspect()
    return {"up": bool(inspector.ping()), "running": inspector.active(), "waiting": inspector.reserved()}

@web.get("/asks-in-loop")
async def asks_in_loop():
    return {"up": bool(celery_app.control.inspect().ping())}

@web.get("/asks-first")
def asks_first():
    return {"up": bool(celery_app.control.inspect(limit=1).ping())}

@web.get("/reads")
def reads():
    return {"up": True, "running": celery_app.backend.client.get("queue").decode()}

@web.get("/quick")
async def quick():
    return {"up": True}
"""

CLIENT = """
import asyncio
import sys
import time
import httpx
from web import web

async def timed(client, path, delay=0):
    start = time.monotonic()
    await asyncio.sleep(delay)
    answer = await client.get(path)
    assert answer.json()["up"], answer.json()
    return time.monotonic() - start

async def main(paths):
    async with httpx.AsyncClient(transport=httpx.ASGITransport(web), base_url="http://proof") as client:
        await timed(client, "/quick")
        seconds = await asyncio.gather(*(timed(client, path, number / 10) for number, path in enumerate(paths)))
        print("seconds", *(round(item, 2) for item in seconds))

asyncio.run(main(sys.argv[1:]))
"""


@pytest.fixture(scope="module")
def bench(make_bench: MakeBench) -> Bench:
    """Make a bench with a worker that has nothing to do and a web application."""
    need("fastapi", "httpx")
    bench = make_bench()
    bench.module("web", WEB)
    bench.module("client", CLIENT)
    bench.worker("web:celery_app")
    return bench


def seconds(bench: Bench, *paths: str) -> list[float]:
    """Send requests one tenth of a second apart and return when each was answered."""
    line = next(line for line in bench.run("client", *paths).splitlines() if line.startswith("seconds"))
    return [float(item) for item in line.split()[1:]]


def test_each_question_takes_the_whole_timeout(bench: Bench) -> None:
    (asked,) = seconds(bench, "/asks")
    assert asked >= 3.0


def test_other_requests_of_the_process_wait_for_a_coroutine_that_asks(bench: Bench) -> None:
    _, quick = seconds(bench, "/asks-in-loop", "/quick")
    assert quick >= 0.9


def test_first_answer_is_enough_when_the_question_says_so(bench: Bench) -> None:
    (asked,) = seconds(bench, "/asks-first")
    assert asked < 0.9


def test_reading_what_a_task_has_stored_waits_for_nobody(bench: Bench) -> None:
    assert bench.outcome("note_queue")[0] == "SUCCESS"
    (read,) = seconds(bench, "/reads")
    assert read < 0.9
