"""CEL804: a rejected task that always kills its child process runs for ever; a retry budget ends it."""

from __future__ import annotations

import pytest

from .bench import Bench
from .conftest import MakeBench

pytestmark = pytest.mark.proof

TASKS = """
import os
import signal
from common import new_app, note

app = new_app(task_acks_late=True, task_reject_on_worker_lost=True)

def develop():
    note("attempt")
    os.kill(os.getpid(), signal.SIGKILL)

app.task(name="endless", max_retries=1)(develop)
app.task(name="bounded", retry_on_worker_lost=True, max_retries=1, default_retry_delay=0)(develop)
"""


def bench_of(make_bench: MakeBench) -> Bench:
    """Make a bench with a worker."""
    bench = make_bench()
    bench.module("tasks", TASKS)
    bench.worker("tasks")
    return bench


def test_it_runs_again_and_again_whatever_max_retries_says(make_bench: MakeBench) -> None:
    bench = bench_of(make_bench)
    result = bench.send("endless")
    bench.wait(lambda: len(bench.diary()) >= 4)
    assert not result.ready()


def test_a_retry_budget_for_lost_workers_ends_it(make_bench: MakeBench) -> None:
    bench = bench_of(make_bench)
    state, error = bench.outcome("bounded")
    assert (state, type(error).__name__) == ("FAILURE", "WorkerLostError")
    bench.wait(lambda: bench.broker_holds() == 0)
    assert bench.diary() == ["attempt"] * 2
