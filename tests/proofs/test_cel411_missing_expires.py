"""CEL411: what beat sends while no worker runs piles up; what has expired by then is thrown away and never runs."""

from __future__ import annotations

import time

import pytest

from .bench import QUEUE, Bench
from .conftest import MakeBench

pytestmark = pytest.mark.proof

TASKS = """
from common import new_app, note

app = new_app(beat_schedule={
    "kept": {"task": "kept", "schedule": 0.3},
    "expiring": {"task": "expiring", "schedule": 0.3, "options": {"expires": 0.25}},
})

@app.task(name="kept")
def refresh_kept():
    note("kept")

@app.task(name="expiring")
def refresh_expiring():
    note("expiring")
"""


@pytest.fixture
def bench(make_bench: MakeBench) -> Bench:
    """Make a bench whose beat has sent each task several times, while no worker ran, and has ended."""
    bench = make_bench()
    bench.module("tasks", TASKS)
    beat = bench.start("celery", "-A", "tasks", "beat", "-s", str(bench.folder / "schedule"), "-l", "info")
    bench.wait(lambda: all(waiting(bench, task) >= 3 for task in ("kept", "expiring")))
    beat.stop()
    return bench


def waiting(bench: Bench, task: str) -> int:
    """Return how many messages of a task wait in the queue."""
    return sum(f'"task": "{task}"'.encode() in message for message in bench.redis.lrange(QUEUE, 0, -1))


def test_all_that_piled_up_run_but_those_that_expired(bench: Bench) -> None:
    kept, expiring = waiting(bench, "kept"), waiting(bench, "expiring")
    time.sleep(0.5)  # for the last one to expire
    worker = bench.worker("tasks")
    bench.wait(lambda: bench.broker_holds() == 0 and len(bench.diary()) >= kept)
    worker.stop()
    assert bench.diary() == ["kept"] * kept
    assert worker.log().count("Discarding revoked task: expiring") == expiring
