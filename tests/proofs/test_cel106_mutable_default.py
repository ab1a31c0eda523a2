"""CEL106: a default that a task changes is one object for all runs of a worker process."""

from __future__ import annotations

import pytest

from .bench import Bench
from .conftest import MakeBench

pytestmark = pytest.mark.proof

TASKS = """
from common import new_app

app = new_app()

@app.task(name="shared")
def collect(page, found=[]):
    found.append(page)
    return found

@app.task(name="own")
def collect_anew(page, found=None):
    if found is None:
        found = []
    found.append(page)
    return found
"""


@pytest.fixture(scope="module")
def bench(make_bench: MakeBench) -> Bench:
    """Run one worker process for all tasks above."""
    bench = make_bench()
    bench.module("tasks", TASKS)
    bench.worker("tasks")
    return bench


@pytest.mark.parametrize(("task", "second"), [("shared", ["mine", "yours"]), ("own", ["yours"])])
def test_what_the_second_run_finds(bench: Bench, task: str, second: list[str]) -> None:
    assert bench.outcome(task, "mine") == ("SUCCESS", ["mine"])
    assert bench.outcome(task, "yours") == ("SUCCESS", second)


def test_a_list_that_is_sent_along_is_nobody_elses(bench: Bench) -> None:
    assert bench.outcome("shared", "mine", []) == ("SUCCESS", ["mine"])
