"""CEL615: the processes of a prefork worker may have no children."""

from __future__ import annotations

import pytest

from .bench import Bench
from .conftest import MakeBench

pytestmark = pytest.mark.proof

TASKS = """
import multiprocessing
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
import billiard
from common import new_app

app = new_app()

def one():
    return 1

@app.task(name="process")
def process():
    multiprocessing.Process(target=one).start()

@app.task(name="pool")
def pool():
    with multiprocessing.Pool(1) as made:
        return made.apply(one)

@app.task(name="executor")
def executor():
    with ProcessPoolExecutor(1) as made:
        return made.submit(one).result()

@app.task(name="threads")
def threads():
    with ThreadPoolExecutor(1) as made:
        return made.submit(one).result()
"""


@pytest.fixture(scope="module")
def bench(make_bench: MakeBench) -> Bench:
    """Run one worker for all tasks above."""
    bench = make_bench()
    bench.module("tasks", TASKS)
    bench.worker("tasks")
    return bench


@pytest.mark.parametrize("task", ["process", "pool", "executor"])
def test_they_cannot_be_started(bench: Bench, task: str) -> None:
    state, error = bench.outcome(task)
    assert state == "FAILURE"
    assert "daemonic processes are not allowed to have children" in str(error)


def test_threads_can(bench: Bench) -> None:
    assert bench.outcome("threads") == ("SUCCESS", 1)
