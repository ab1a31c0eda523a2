"""CEL114: which rates Celery reads; with another the worker does not start."""

from __future__ import annotations

import pytest

from .bench import Bench
from .conftest import MakeBench

pytestmark = pytest.mark.proof

TASKS = """
from common import new_app

app = new_app()

@app.task(name="crawl", rate_limit="{rate}")
def crawl():
    return "crawled"
"""


def bench_with(rate: str, make_bench: MakeBench) -> Bench:
    """Make a bench with a task of this rate."""
    bench = make_bench()
    bench.module("tasks", TASKS.format(rate=rate))
    return bench


@pytest.mark.parametrize("rate", ["10/min", "10 per minute"])
def test_the_worker_does_not_start(rate: str, make_bench: MakeBench) -> None:
    worker = bench_with(rate, make_bench).start("celery", "-A", "tasks", "worker", "-P", "solo")
    assert worker.ended() != 0
    assert "KeyError" in worker.log() or "ValueError" in worker.log()


def test_with_a_rate_it_runs(make_bench: MakeBench) -> None:
    bench = bench_with("10/m", make_bench)
    bench.worker("tasks")
    assert bench.outcome("crawl") == ("SUCCESS", "crawled")
