"""CEL408: what beat sends under a name that no worker knows is thrown away."""

from __future__ import annotations

import pytest

from .bench import Bench
from .conftest import MakeBench

pytestmark = pytest.mark.proof

TASKS = """
from common import new_app, note

app = new_app(beat_schedule={
    "right": {"task": "tasks.close_books", "schedule": 1},
    "wrong": {"task": "tasks.close_book", "schedule": 1},
})

@app.task
def close_books():
    note("closed")
"""


@pytest.fixture
def bench(make_bench: MakeBench) -> Bench:
    """Make a bench with one task, scheduled under its name and under another."""
    bench = make_bench()
    bench.module("tasks", TASKS)
    return bench


def test_only_the_task_that_exists_runs(bench: Bench) -> None:
    worker = bench.worker("tasks")
    beat = bench.start("celery", "-A", "tasks", "beat", "-s", str(bench.folder / "schedule"), "-l", "info")
    beat.wait_for("Sending due task wrong")
    worker.wait_for("Received unregistered task of type 'tasks.close_book'")
    bench.wait(lambda: len(bench.diary()) >= 2)
    assert set(bench.diary()) == {"closed"}
    beat.kill()
    bench.wait(lambda: bench.broker_holds() == 0)
