"""CEL812: a task that sends itself again multiplies, and all of them go on; a failure ends it. Beat's do neither."""

from __future__ import annotations

import pytest

from .bench import QUEUE, Bench
from .conftest import MakeBench

pytestmark = pytest.mark.proof

TASKS = """
import os
from celery.signals import worker_ready
from common import new_app, note

app = new_app(beat_schedule={"poll": {"task": "scheduled", "schedule": 0.3}})

def look(task):
    note(task)
    if os.path.exists("broken"):
        raise RuntimeError("cannot look")

def again():
    return 20 if os.path.exists("rests") else 0.2

@app.task(name="chained")
def poll():
    look("chained")
    poll.apply_async(countdown=again())

@app.task(name="retried", bind=True)
def poll_and_retry(self):
    look("retried")
    self.apply_async(countdown=again())
    if not os.path.exists("retried"):
        open("retried", "w").close()
        raise self.retry(countdown=0)

@app.task(name="scheduled", expires=50)
def poll_when_beat_says_so():
    look("scheduled")

@worker_ready.connect
def begin(**kwargs):
    if os.path.exists("begins"):
        poll.delay()
"""


@pytest.fixture
def bench(make_bench: MakeBench) -> Bench:
    """Make a bench for the tasks above."""
    bench = make_bench()
    bench.module("tasks", TASKS)
    return bench


def left(bench: Bench, task: str) -> int:
    """Let a worker run a task some times and end; return how many messages it leaves."""
    rests = bench.folder / "rests"
    rests.unlink(missing_ok=True)
    bench.clear_diary()
    worker = bench.worker("tasks")
    bench.wait(lambda: bench.diary().count(task) >= 4)
    rests.touch()
    bench.settle()  # a task that begins while its worker ends can run, and be given back to the broker all the same
    worker.stop()
    return bench.broker_holds()


def test_message_delivered_twice_makes_two_that_go_on(bench: Bench) -> None:
    bench.send("scheduled")
    bench.send("chained")
    bench.redis.rpush(QUEUE, *bench.redis.lrange(QUEUE, 0, -1))
    assert left(bench, "chained") == 2
    assert bench.diary().count("scheduled") == 2


def test_each_deploy_that_begins_it_adds_one(bench: Bench) -> None:
    (bench.folder / "begins").touch()
    assert [left(bench, "chained") for _ in range(2)] == [1, 2]


def test_retry_after_sending_adds_one(bench: Bench) -> None:
    bench.send("retried")
    assert left(bench, "retried") == 2


def test_after_a_failure_only_what_beat_sends_goes_on(bench: Bench) -> None:
    broken = bench.folder / "broken"
    broken.touch()
    bench.send("chained")
    worker = bench.worker("tasks")
    worker.wait_for("cannot look")
    bench.start("celery", "-A", "tasks", "beat", "-s", str(bench.folder / "schedule"))
    bench.wait(lambda: "scheduled" in bench.diary())
    broken.unlink()
    bench.clear_diary()
    bench.wait(lambda: len(bench.diary()) >= 3)
    assert set(bench.diary()) == {"scheduled"}
