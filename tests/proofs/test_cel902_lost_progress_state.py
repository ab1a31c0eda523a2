"""CEL902: nothing replaces the state of a task whose result is ignored."""

from __future__ import annotations

import pytest

from .bench import Bench
from .conftest import MakeBench

pytestmark = pytest.mark.proof

TASKS = """
from common import new_app

app = new_app()

@app.task(name="ignored", bind=True, ignore_result=True)
def ignored(self):
    self.update_state(state="PROGRESS", meta={"done": 9})

@app.task(name="kept", bind=True)
def kept(self):
    self.update_state(state="PROGRESS", meta={"done": 9})
"""


@pytest.fixture(scope="module")
def bench(make_bench: MakeBench) -> Bench:
    """Run one worker for all tasks above."""
    bench = make_bench()
    bench.module("tasks", TASKS)
    bench.worker("tasks")
    return bench


def test_the_state_stays_when_the_task_has_ended(bench: Bench) -> None:
    result = bench.send("ignored")
    assert bench.outcome("kept") == ("SUCCESS", None)  # the one process has been through both
    assert (result.state, result.info) == ("PROGRESS", {"done": 9})
