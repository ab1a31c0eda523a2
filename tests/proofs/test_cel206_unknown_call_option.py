"""CEL206: an option that Celery does not know is dropped, and `retries` uses up the task's retries."""

from __future__ import annotations

import time

import pytest

from .bench import Bench
from .conftest import MakeBench

pytestmark = pytest.mark.proof

TASKS = """
from common import new_app, note

app = new_app()

@app.task(name="remind")
def remind():
    note("reminded")

@app.task(name="stubborn", bind=True, max_retries=2, default_retry_delay=0)
def stubborn(self):
    note("tried")
    raise self.retry()
"""


@pytest.fixture(scope="module")
def running(make_bench: MakeBench) -> Bench:
    """Run one worker for all tasks above."""
    bench = make_bench()
    bench.module("tasks", TASKS)
    bench.worker("tasks")
    return bench


@pytest.fixture
def bench(running: Bench) -> Bench:
    """Begin each proof with an empty diary."""
    running.clear_diary()
    return running


def send(bench: Bench, line: str) -> None:
    """Run one line with the tasks at hand."""
    bench.module("sender", f"from tasks import *\n{line}\n")
    bench.run("sender")


def test_a_misspelt_countdown_is_dropped(bench: Bench) -> None:
    send(bench, "remind.apply_async(cuntdown=3600)")
    bench.wait(lambda: bench.diary() == ["reminded"])


def test_a_countdown_waits(bench: Bench) -> None:
    send(bench, "remind.apply_async(countdown=3600)")
    time.sleep(1)
    assert bench.diary() == []


@pytest.mark.parametrize(("option", "runs"), [("retries=2", 1), ("max_retries=9", 3), ("", 3)])
def test_retries_are_those_made_already(bench: Bench, option: str, runs: int) -> None:
    send(bench, f"stubborn.apply_async({option})")
    bench.wait(lambda: len(bench.diary()) >= runs)
    time.sleep(1)
    assert bench.diary() == ["tried"] * runs
