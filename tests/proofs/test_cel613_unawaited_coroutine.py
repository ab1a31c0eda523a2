"""CEL613: a coroutine that a task makes and drops does nothing."""

from __future__ import annotations

import pytest

from .bench import Bench
from .conftest import MakeBench

pytestmark = pytest.mark.proof

TASKS = """
import asyncio
from common import new_app, note

app = new_app()

async def notify():
    note("notified")

@app.task(name="dropped")
def dropped():
    notify()

@app.task(name="run")
def run():
    asyncio.run(notify())
"""


@pytest.fixture(scope="module")
def running(make_bench: MakeBench) -> Bench:
    """Run one worker for all tasks above."""
    bench = make_bench()
    bench.module("tasks", TASKS)
    bench.worker("tasks")
    return bench


@pytest.fixture
def bench(running: Bench) -> Bench:
    """Begin each proof with an empty diary."""
    running.clear_diary()
    return running


@pytest.mark.parametrize(("task", "seen"), [("dropped", []), ("run", ["notified"])])
def test_only_a_loop_runs_it(bench: Bench, task: str, seen: list[str]) -> None:
    assert bench.outcome(task) == ("SUCCESS", None)
    assert bench.diary() == seen
