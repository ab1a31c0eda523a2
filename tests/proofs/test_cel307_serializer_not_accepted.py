"""CEL307: what a worker does not accept it drops."""

from __future__ import annotations

import pytest

from .bench import Bench
from .conftest import MakeBench

pytestmark = pytest.mark.proof

TASKS = """
from common import new_app, note

app = new_app({settings})

@app.task(name="sell")
def sell():
    note("sold")
"""
SENDER = "from tasks import sell\n\nsell.delay()\n"


def bench_with(settings: str, make_bench: MakeBench) -> Bench:
    """Make a bench with a worker whose app has these settings, and send a task as the app does."""
    bench = make_bench()
    bench.module("tasks", TASKS.format(settings=settings))
    bench.module("sender", SENDER)
    return bench


def test_the_message_is_dropped(make_bench: MakeBench) -> None:
    bench = bench_with('task_serializer="pickle"', make_bench)
    worker = bench.worker("tasks")
    bench.run("sender")
    worker.wait_for("Refusing to deserialize")
    assert bench.diary() == []


def test_what_it_accepts_runs(make_bench: MakeBench) -> None:
    bench = bench_with('task_serializer="json", accept_content=["json"]', make_bench)
    bench.worker("tasks")
    bench.run("sender")
    bench.wait(lambda: bench.diary() == ["sold"])
