"""CEL221, CEL222: the states that a result goes through, and what an uncalled method is."""

from __future__ import annotations

import pytest

from .bench import Bench
from .conftest import MakeBench

pytestmark = pytest.mark.proof

TASKS = """
import os
import time
from common import new_app, note

app = new_app()

def work(flag):
    note("begun")
    while not os.path.exists(flag):
        time.sleep(0.05)
    if flag.endswith("fail"):
        raise ValueError("no")

app.task(name="plain")(work)
app.task(name="tracked", track_started=True)(work)
"""


@pytest.fixture(scope="module")
def bench(make_bench: MakeBench) -> Bench:
    """Run one worker for all tasks above."""
    bench = make_bench()
    bench.module("tasks", TASKS)
    bench.worker("tasks")
    return bench


@pytest.mark.parametrize(("task", "state"), [("plain", "PENDING"), ("tracked", "STARTED")])
def test_started_is_stored_only_when_it_is_tracked(bench: Bench, task: str, state: str) -> None:
    bench.clear_diary()
    flag = bench.folder / f"{task}-go"
    result = bench.send(task, str(flag))
    bench.wait(lambda: bench.diary() == ["begun"])
    bench.wait(lambda: result.state == state)
    assert result.ready, "a method is true, whatever it would answer"
    assert not result.ready()
    flag.touch()
    bench.wait(result.ready)
    assert result.state == "SUCCESS"


def test_a_failed_task_is_a_failure(bench: Bench) -> None:
    flag = bench.folder / "fail"
    flag.touch()
    assert bench.outcome("plain", str(flag))[0] == "FAILURE"
