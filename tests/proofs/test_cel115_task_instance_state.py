"""CEL115: what a run leaves on the task the next run of the process finds."""

from __future__ import annotations

import pytest

from .bench import Bench
from .conftest import MakeBench

pytestmark = pytest.mark.proof

TASKS = """
from common import new_app

app = new_app()

@app.task(name="add", bind=True)
def add(self, amount):
    self.total = getattr(self, "total", 0)
    self.total += amount
    return self.total
"""


@pytest.fixture(scope="module")
def bench(make_bench: MakeBench) -> Bench:
    """Run one worker for all tasks above."""
    bench = make_bench()
    bench.module("tasks", TASKS)
    bench.worker("tasks")
    return bench


def test_the_next_run_goes_on_where_the_last_ended(bench: Bench) -> None:
    assert bench.outcome("add", 5) == ("SUCCESS", 5)
    assert bench.outcome("add", 5) == ("SUCCESS", 10)
