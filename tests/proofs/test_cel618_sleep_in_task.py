"""CEL618: a task that sleeps keeps its place in the worker, one that retries later leaves it to others."""

from __future__ import annotations

import pytest

from .bench import Bench
from .conftest import MakeBench

pytestmark = pytest.mark.proof

SLOTS = 4

TASKS = """
import os
import time
from common import new_app, note

app = new_app()

def is_done():
    with open(os.environ["PROOF_DIARY"]) as diary:
        return "job" in diary.read()

@app.task(name="sleeps")
def poll_sleeping():
    note("looks")
    for _ in range(4):
        if is_done():
            return "done"
        time.sleep(0.5)
    return "waited in vain"

@app.task(name="retries", bind=True, max_retries=100)
def poll_retrying(self):
    note("looks")
    if not is_done():
        raise self.retry(countdown=0.5)
    return "done"

@app.task(name="job")
def job():
    note("job")
"""


@pytest.fixture
def bench(make_bench: MakeBench) -> Bench:
    """Run one worker with four children."""
    bench = make_bench()
    bench.module("tasks", TASKS)
    bench.worker("tasks", "-c", str(SLOTS))
    return bench


def ends(bench: Bench, task: str) -> set[str]:
    """Give each child a task that waits for a job, then send the job; return how the waiting ended."""
    waiting = [bench.send(task) for _ in range(SLOTS)]
    bench.wait(lambda: bench.diary().count("looks") >= SLOTS)
    bench.send("job")
    bench.wait(lambda: all(result.ready() for result in waiting))
    return {result.result for result in waiting}


def test_worker_whose_tasks_all_sleep_runs_nothing_else(bench: Bench) -> None:
    assert "waited in vain" in ends(bench, "sleeps")


def test_worker_whose_tasks_retry_later_runs_the_others_meanwhile(bench: Bench) -> None:
    assert ends(bench, "retries") == {"done"}
