"""CEL802: late acknowledgement alone does not save a task whose child process is killed; rejecting does."""

from __future__ import annotations

import pytest

from .bench import Bench
from .conftest import MakeBench

pytestmark = pytest.mark.proof

TASKS = """
import os
import signal
from pathlib import Path
from common import new_app, note

app = new_app(task_acks_late=True{more})

@app.task(name="grind")
def grind(flag):
    note("begun")
    if not Path(flag).exists():
        Path(flag).touch()
        os.kill(os.getpid(), signal.SIGKILL)
    note("finished")
"""


def bench_with(more: str, make_bench: MakeBench) -> Bench:
    """Make a bench with a worker whose app has these settings too."""
    bench = make_bench()
    bench.module("tasks", TASKS.format(more=more))
    bench.worker("tasks")
    return bench


def test_the_task_of_a_killed_child_fails_and_is_not_run_again(make_bench: MakeBench) -> None:
    bench = bench_with("", make_bench)
    state, error = bench.outcome("grind", str(bench.folder / "flag"))
    assert (state, type(error).__name__) == ("FAILURE", "WorkerLostError")
    bench.wait(lambda: bench.broker_holds() == 0)
    assert bench.diary() == ["begun"]


def test_with_reject_on_worker_lost_it_is_run_again(make_bench: MakeBench) -> None:
    bench = bench_with(", task_reject_on_worker_lost=True", make_bench)
    assert bench.outcome("grind", str(bench.folder / "flag"))[0] == "SUCCESS"
    assert bench.diary() == ["begun", "begun", "finished"]
