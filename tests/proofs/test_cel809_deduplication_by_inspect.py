"""CEL809: asking workers what they run neither finds tasks that wait nor lets retries through; a lock does."""

from __future__ import annotations

import time

import pytest

from .bench import Bench
from .conftest import MakeBench

pytestmark = pytest.mark.proof

TASKS = """
import os
import time
from pathlib import Path
from celery import Task
from redis import Redis
from common import new_app, note

app = new_app()
redis = Redis.from_url(os.environ["PROOF_REDIS"])

class Deduplicated(Task):
    def apply_async(self, args=None, kwargs=None, **options):
        active = self.app.control.inspect(timeout=1).active() or {}
        for tasks in active.values():
            if any(task["name"] == self.name for task in tasks):
                note("dropped")
                return None
        return super().apply_async(args, kwargs, **options)

@app.task(name="retried", base=Deduplicated, bind=True, default_retry_delay=0)
def retried(self):
    note("attempt")
    time.sleep(0.5)
    if self.request.retries == 0:
        raise self.retry()

@app.task(name="occupy")
def occupy(flag):
    while not Path(flag).exists():
        time.sleep(0.05)

@app.task(name="brew")
def brew():
    note("brewed")

def is_brewing():
    active = app.control.inspect(timeout=1).active() or {}
    return any(task["name"] == brew.name for tasks in active.values() for task in tasks)

@app.task(name="brew_locked", time_limit=30)
def brew_locked():
    lock = redis.lock("brew", timeout=60)
    if not lock.acquire(blocking=False):
        return note("refused")
    try:
        note("begun")
        time.sleep(1)
    finally:
        lock.release()
"""

ASK = """
from tasks import brew, is_brewing
if not is_brewing():
    brew.delay()
    print("sent")
"""


@pytest.fixture
def bench(make_bench: MakeBench) -> Bench:
    """Make a bench with the tasks above."""
    bench = make_bench()
    bench.module("tasks", TASKS)
    return bench


def test_retries_of_a_task_whose_apply_async_asks_are_lost(bench: Bench) -> None:
    bench.worker("tasks")
    result = bench.send("retried")
    bench.wait(lambda: bench.diary() == ["attempt", "dropped"])
    time.sleep(1)
    assert bench.diary() == ["attempt", "dropped"]
    assert result.state == "RETRY"


def test_tasks_that_wait_are_not_seen_and_asking_takes_a_second(bench: Bench) -> None:
    bench.module(
        "ask", 'from tasks import brew, is_brewing\nif not is_brewing():\n    brew.delay()\n    print("sent")\n'
    )
    bench.worker("tasks")
    flag = bench.folder / "flag"
    bench.send("occupy", str(flag))
    bench.wait(lambda: bool(bench.inspect_active()))
    begun = time.monotonic()
    assert ["sent" in bench.run("ask") for _ in range(2)] == [True, True]
    assert time.monotonic() - begun > 2
    flag.touch()
    bench.wait(lambda: bench.diary() == ["brewed", "brewed"])


def test_a_lock_in_the_task_lets_one_of_two_run(bench: Bench) -> None:
    bench.worker("tasks", "-c", "2")
    results = [bench.send("brew_locked") for _ in range(2)]
    bench.wait(lambda: all(result.ready() for result in results))
    assert sorted(bench.diary()) == ["begun", "refused"]
