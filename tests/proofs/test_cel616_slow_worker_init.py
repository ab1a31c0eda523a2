"""CEL616: a process that takes long to start is spared once, and killed when it replaces another."""

from __future__ import annotations

import pytest

from .bench import Bench
from .conftest import MakeBench

pytestmark = pytest.mark.proof

TASKS = """
import os
import time
from celery.signals import worker_process_init
from common import new_app, note

app = new_app(worker_max_tasks_per_child=1, worker_proc_alive_timeout=float(os.environ["PROOF_TIMEOUT"]))

@worker_process_init.connect
def load(**kwargs):
    time.sleep(2)
    note("loaded")

@app.task(name="work")
def work():
    note("worked")
"""


@pytest.mark.parametrize(("timeout", "runs"), [("0.5", 1), ("30", 2)])
def test_processes_that_replace_others(make_bench: MakeBench, timeout: str, runs: int) -> None:
    bench: Bench = make_bench(PROOF_TIMEOUT=timeout)
    bench.module("tasks", TASKS)
    worker = bench.worker("tasks")
    bench.outcome("work")
    second = bench.send("work")
    if runs == 2:
        second.get(timeout=30)
    else:
        worker.wait_for("Timed out waiting for UP message")
    assert bench.diary().count("worked") == runs
