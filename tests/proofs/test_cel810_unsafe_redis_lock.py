"""CEL810: a lock without expiry outlives a killed worker; one that is deleted unseen is another run's."""

from __future__ import annotations

import time

import pytest

from .bench import Bench
from .conftest import MakeBench

pytestmark = pytest.mark.proof

TASKS = """
import os
import signal
import time
from redis import Redis
from common import new_app, note

app = new_app()
redis = Redis.from_url(os.environ["PROOF_REDIS"])

@app.task(name="careless")
def careless(run, seconds):
    if not redis.set("lamp", "1", nx=True, ex=1):
        return note(f"refused {run}")
    try:
        note(f"begun {run}")
        time.sleep(seconds)
        note(f"ended {run}")
    finally:
        redis.delete("lamp")

@app.task(name="careful")
def careful(run, seconds):
    lock = redis.lock("lamp", timeout=60)
    if not lock.acquire(blocking=False):
        return note(f"refused {run}")
    try:
        note(f"begun {run}")
        time.sleep(seconds)
        note(f"ended {run}")
    finally:
        lock.release()

@app.task(name="endless")
def endless():
    if not redis.set("lamp", "1", nx=True):
        return note("refused")
    note("begun")
    os.kill(os.getpid(), signal.SIGKILL)
"""


@pytest.fixture
def bench(make_bench: MakeBench) -> Bench:
    """Make a bench with a worker for the tasks above."""
    bench = make_bench()
    bench.module("tasks", TASKS)
    bench.worker("tasks", "-c", "3")
    return bench


def test_a_lock_deleted_unseen_lets_a_third_run_begin_beside_the_second(bench: Bench) -> None:
    bench.send("careless", 1, 2)
    bench.wait(lambda: "begun 1" in bench.diary())
    bench.wait(lambda: not bench.redis.exists("lamp"))  # expired, though the first run goes on
    bench.send("careless", 2, 30)
    bench.wait(lambda: "begun 2" in bench.diary())
    bench.redis.expire("lamp", 30)  # from here on nothing but the first run's deletion can free it
    bench.wait(lambda: "ended 1" in bench.diary() and not bench.redis.exists("lamp"))
    bench.send("careless", 3, 0)
    bench.wait(lambda: "ended 3" in bench.diary())
    assert "ended 2" not in bench.diary()


def test_a_lock_of_its_owner_refuses_the_others(bench: Bench) -> None:
    first = bench.send("careful", 1, 2)
    bench.wait(lambda: "begun 1" in bench.diary())
    bench.outcome("careful", 2, 0)
    bench.wait(first.ready)
    bench.outcome("careful", 3, 0)
    assert bench.diary() == ["begun 1", "refused 2", "ended 1", "begun 3", "ended 3"]


def test_a_lock_without_expiry_stays_when_its_worker_is_killed(bench: Bench) -> None:
    bench.outcome("endless")
    time.sleep(1)
    assert bench.redis.ttl("lamp") == -1
    bench.outcome("endless")
    assert bench.diary() == ["begun", "refused"]
