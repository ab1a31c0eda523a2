"""CEL105: an option that Celery does not know becomes an attribute and does nothing."""

from __future__ import annotations

import pytest

from .bench import Bench
from .conftest import MakeBench

pytestmark = pytest.mark.proof

TASKS = """
import time
from common import new_app

app = new_app()

@app.task(name="misspelt", ignore_results=True)
def misspelt():
    return "catalogued"

@app.task(name="right", ignore_result=True)
def right():
    return "catalogued"

@app.task(name="unlimited", timeout=1)
def unlimited():
    time.sleep(2)
    return "done"

@app.task(name="limited", time_limit=1)
def limited():
    time.sleep(2)
    return "done"
"""


@pytest.fixture(scope="module")
def bench(make_bench: MakeBench) -> Bench:
    """Run one worker for all tasks above."""
    bench = make_bench()
    bench.module("tasks", TASKS)
    bench.worker("tasks")
    return bench


def test_results_are_stored_in_spite_of_ignore_results(bench: Bench) -> None:
    assert bench.outcome("misspelt") == ("SUCCESS", "catalogued")


def test_results_are_not_stored_with_ignore_result(bench: Bench) -> None:
    result = bench.send("right")
    bench.outcome("misspelt")  # the one process has been through both
    assert result.state == "PENDING"


def test_timeout_limits_nothing(bench: Bench) -> None:
    assert bench.outcome("unlimited") == ("SUCCESS", "done")


def test_time_limit_limits(bench: Bench) -> None:
    state, error = bench.outcome("limited")
    assert (state, type(error).__name__) == ("FAILURE", "TimeLimitExceeded")
