"""CEL226: a coroutine that waits for a task stops the event loop; a thread that waits does not."""

from __future__ import annotations

import pytest

from .bench import Bench
from .conftest import MakeBench

pytestmark = pytest.mark.proof

TASKS = """
import time
from common import new_app

app = new_app()

@app.task(name="price")
def price(cart_id):
    time.sleep(1)
    return cart_id
"""
WEB = """
import asyncio
import sys
from tasks import price

async def waiting(cart_id):
    return price.delay(cart_id).get(timeout=20)

async def threaded(cart_id):
    result = await asyncio.to_thread(price.delay, cart_id)
    return await asyncio.to_thread(result.get, 20)

async def main():
    answered = []

    async def others():
        while True:
            await asyncio.sleep(0.05)
            answered.append(True)

    beside = asyncio.create_task(others())
    await asyncio.sleep(0)
    price_of = globals()[sys.argv[1]]
    print(await price_of(7), "others answered" if answered else "nobody else answered")
    beside.cancel()

asyncio.run(main())
"""


@pytest.fixture(scope="module")
def bench(make_bench: MakeBench) -> Bench:
    """Run one worker for the task above."""
    bench = make_bench()
    bench.module("tasks", TASKS)
    bench.module("web", WEB)
    bench.worker("tasks")
    return bench


@pytest.mark.parametrize(("way", "seen"), [("waiting", "7 nobody else answered"), ("threaded", "7 others answered")])
def test_what_the_loop_does_meanwhile(bench: Bench, way: str, seen: str) -> None:
    assert bench.run("web", way).splitlines() == [seen]
