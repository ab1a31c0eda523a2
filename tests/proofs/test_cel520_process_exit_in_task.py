"""CEL520: a task that exits takes its process with it."""

from __future__ import annotations

import pytest

from .bench import Bench
from .conftest import MakeBench

pytestmark = pytest.mark.proof

TASKS = """
import os
import sys
from common import new_app, note

app = new_app()

@app.task(name="leaves")
def leaves():
    sys.exit(1)

@app.task(name="drops")
def drops():
    os._exit(1)

@app.task(name="raises")
def raises():
    raise ValueError("no path")

@app.task(name="process")
def process():
    return os.getpid()
"""


@pytest.fixture(scope="module")
def bench(make_bench: MakeBench) -> Bench:
    """Run one worker for all tasks above."""
    bench = make_bench()
    bench.module("tasks", TASKS)
    bench.worker("tasks")
    return bench


@pytest.mark.parametrize("task", ["leaves", "drops"])
def test_the_process_is_gone(bench: Bench, task: str) -> None:
    _, before = bench.outcome("process")
    state, error = bench.outcome(task)
    assert (state, type(error).__name__) == ("FAILURE", "WorkerLostError")
    assert bench.outcome("process")[1] != before


def test_an_exception_leaves_it_alone(bench: Bench) -> None:
    _, before = bench.outcome("process")
    state, error = bench.outcome("raises")
    assert (state, type(error).__name__) == ("FAILURE", "ValueError")
    assert bench.outcome("process") == ("SUCCESS", before)
