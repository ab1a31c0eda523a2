"""CEL706: terminating a task kills its process; with SIGKILL nothing cleans up."""

from __future__ import annotations

import pytest

from .bench import Bench
from .conftest import MakeBench

WORK = """
import os
import sys
import time
from celery.contrib.abortable import AbortableAsyncResult, AbortableTask
from common import new_app, note

app = new_app()

@app.task(name="print_pages")
def print_pages():
    note(f"begins in {os.getpid()}")
    try:
        time.sleep(60)
    finally:
        note("cleans up")

@app.task(name="print_politely", bind=True, base=AbortableTask)
def print_politely(self):
    note(f"begins in {os.getpid()}")
    try:
        for page in range(600):
            if self.is_aborted():
                return "stopped by itself"
            time.sleep(0.1)
    finally:
        note("cleans up")

@app.task(name="which")
def which():
    return os.getpid()

def main(way, task_id):
    if way == "abort":
        AbortableAsyncResult(task_id, app=app).abort()
    else:
        app.control.revoke(task_id, terminate=True, signal=way)

if __name__ == "__main__":
    main(*sys.argv[1:])
"""


@pytest.fixture
def bench(make_bench: MakeBench) -> Bench:
    """Make a bench with a worker."""
    bench = make_bench()
    bench.module("work", WORK)
    bench.worker("work:app")
    return bench


def stop(bench: Bench, task: str, way: str) -> tuple[str, int, int]:
    """Stop a running task; return its state, and the process that ran it and the one that runs tasks afterwards."""
    result = bench.send(task)
    bench.wait(lambda: bool(bench.diary()))
    before = int(bench.diary()[0].rpartition(" ")[2])
    bench.run("work", way, result.id)
    bench.wait(result.ready)
    return result.state, before, bench.outcome("which")[1]


def test_sigkill_kills_the_process_and_nothing_cleans_up(bench: Bench) -> None:
    state, before, after = stop(bench, "print_pages", "SIGKILL")
    assert state == "REVOKED"
    assert before != after
    assert "cleans up" not in bench.diary()


def test_sigterm_ends_the_process_after_cleaning_up(bench: Bench) -> None:
    state, before, after = stop(bench, "print_pages", "SIGTERM")
    assert state == "REVOKED"
    assert before != after
    assert "cleans up" in bench.diary()


def test_abortable_task_stops_itself_and_keeps_its_process(bench: Bench) -> None:
    state, before, after = stop(bench, "print_politely", "abort")
    assert state in ("ABORTED", "SUCCESS")
    assert before == after
    assert "cleans up" in bench.diary()
