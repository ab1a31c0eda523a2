"""CEL102: the body of a generator function never runs as a task."""

from __future__ import annotations

import pytest

from .bench import Bench
from .conftest import MakeBench

pytestmark = pytest.mark.proof

TASKS = """
from common import new_app, note

app = new_app()

@app.task(name="yielding")
def yielding():
    note("ran")
    yield 1

@app.task(name="unseen", ignore_result=True)
def unseen():
    note("ran")
    yield 1

@app.task(name="returning")
def returning():
    note("ran")
    return [1]
"""


@pytest.fixture(scope="module")
def bench(make_bench: MakeBench) -> Bench:
    """Run one worker for all tasks above."""
    bench = make_bench()
    bench.module("tasks", TASKS)
    bench.worker("tasks")
    return bench


def test_nothing_of_it_runs_and_the_generator_cannot_be_stored(bench: Bench) -> None:
    state, error = bench.outcome("yielding")
    assert (state, type(error).__name__) == ("FAILURE", "EncodeError")
    bench.send("unseen")
    assert bench.outcome("returning") == ("SUCCESS", [1])  # the one process has been through all three
    assert bench.diary() == ["ran"]
