"""CEL117: a worker knows a class of tasks only when it is registered."""

from __future__ import annotations

import pytest

from .bench import Bench
from .conftest import MakeBench

pytestmark = pytest.mark.proof

TASKS = """
from celery import Task
from common import new_app, note

app = new_app()

class Lost(Task):
    name = "lost"

    def run(self):
        note("lost")

class Known(Task):
    name = "known"

    def run(self):
        note("known")

app.register_task(Known())
"""


@pytest.fixture(scope="module")
def bench(make_bench: MakeBench) -> Bench:
    """Run one worker for all tasks above."""
    bench = make_bench()
    bench.module("tasks", TASKS)
    bench.worker("tasks")
    return bench


def test_only_the_registered_one_runs(bench: Bench) -> None:
    bench.send("lost")
    assert bench.outcome("known") == ("SUCCESS", None)
    assert bench.diary() == ["known"]
