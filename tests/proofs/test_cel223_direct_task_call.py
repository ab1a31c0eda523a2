"""CEL223: a task that is called like a function runs in the caller's process, without retries, limits or request."""

from __future__ import annotations

import pytest

from .bench import Bench
from .conftest import MakeBench

pytestmark = pytest.mark.proof

TASKS = """
import os
import time
from common import new_app, note

app = new_app()

@app.task(name="where", bind=True)
def where(self):
    return os.getpid(), self.request.id

@app.task(name="flaky", autoretry_for=(OSError,), max_retries=2, default_retry_delay=0)
def flaky():
    note("tried")
    raise OSError("no line")

@app.task(name="slow", soft_time_limit=1)
def slow():
    time.sleep(2)
    return "done"
"""
CALLER = """
import os
import sys
from tasks import flaky, slow, where

def place():
    pid, task_id = where()
    print("here" if pid == os.getpid() else "elsewhere", task_id)
    pid, task_id = where.delay().get(timeout=30)
    print("here" if pid == os.getpid() else "elsewhere", "id" if task_id else None)

def fail():
    try:
        flaky()
    except OSError as error:
        print(error)

def last():
    print(slow())

globals()[sys.argv[1]]()
"""


@pytest.fixture(scope="module")
def bench(make_bench: MakeBench) -> Bench:
    """Run one worker for all tasks above."""
    bench = make_bench()
    bench.module("tasks", TASKS)
    bench.module("caller", CALLER)
    bench.worker("tasks")
    return bench


def test_it_runs_in_the_process_that_calls_and_has_no_id(bench: Bench) -> None:
    assert bench.run("caller", "place").splitlines() == ["here None", "elsewhere id"]


def test_nothing_retries_it(bench: Bench) -> None:
    bench.clear_diary()
    assert bench.run("caller", "fail").splitlines() == ["no line"]
    assert bench.diary() == ["tried"]


def test_sent_it_is_retried(bench: Bench) -> None:
    bench.clear_diary()
    assert bench.outcome("flaky")[0] == "FAILURE"
    assert bench.diary() == ["tried"] * 3


def test_no_time_limit_ends_it(bench: Bench) -> None:
    assert bench.run("caller", "last").splitlines() == ["done"]


def test_sent_it_ends_at_its_limit(bench: Bench) -> None:
    state, error = bench.outcome("slow")
    assert (state, type(error).__name__) == ("FAILURE", "SoftTimeLimitExceeded")
