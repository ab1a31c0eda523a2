"""CEL611: a pool process runs no exit handlers; the main process, the solo pool and the signal do."""

from __future__ import annotations

import pytest

from .bench import Bench, Running
from .conftest import MakeBench

pytestmark = pytest.mark.proof

TASKS = """
import atexit
import os
from celery.signals import worker_process_shutdown
from common import new_app, note

app = new_app()
sold = []

def flush():
    note(f"atexit {sold}")

def late():
    note("atexit of the task")

atexit.register(flush)

@worker_process_shutdown.connect
def flush_in_child(**kwargs):
    note(f"signal {sold}")

@app.task(name="sell")
def sell(article):
    sold.append(article)
    atexit.register(late)
    return article
"""


def notes(make_bench: MakeBench, *options: str) -> list[str]:
    """Run one task, let the worker end in peace, and return what was noted."""
    bench: Bench = make_bench()
    bench.module("tasks", TASKS)
    worker: Running = bench.worker("tasks", *options)
    assert bench.outcome("sell", "bread") == ("SUCCESS", "bread")
    worker.stop()
    return bench.diary()


def test_the_child_flushes_by_signal_only(make_bench: MakeBench) -> None:
    found = notes(make_bench)
    assert "signal ['bread']" in found
    assert "atexit ['bread']" not in found
    assert "atexit of the task" not in found
    assert "atexit []" in found, "the main process runs its handlers, but it has sold nothing"


def test_the_solo_pool_runs_the_handlers(make_bench: MakeBench) -> None:
    found = notes(make_bench, "-P", "solo")
    assert "atexit ['bread']" in found
    assert "atexit of the task" in found
