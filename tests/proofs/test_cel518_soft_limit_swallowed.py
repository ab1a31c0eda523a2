"""CEL518: the soft time limit is raised once; a handler in a loop goes on after it."""

from __future__ import annotations

import pytest

from .bench import Bench
from .conftest import MakeBench

pytestmark = pytest.mark.proof

TASKS = """
import time
from celery.exceptions import SoftTimeLimitExceeded
from common import new_app, note

app = new_app()

def send(letter):
    time.sleep(0.6)
    note(f"sent {letter}")

@app.task(name="swallows", soft_time_limit=1)
def swallows():
    for letter in range(4):
        try:
            send(letter)
        except Exception:
            note("failed")

@app.task(name="ends", soft_time_limit=1)
def ends():
    for letter in range(4):
        try:
            send(letter)
        except SoftTimeLimitExceeded:
            raise
        except Exception:
            note("failed")
"""


@pytest.fixture(scope="module")
def bench(make_bench: MakeBench) -> Bench:
    """Run one worker for all tasks above."""
    bench = make_bench()
    bench.module("tasks", TASKS)
    bench.worker("tasks")
    return bench


def test_it_goes_on_to_the_end(bench: Bench) -> None:
    bench.clear_diary()
    assert bench.outcome("swallows") == ("SUCCESS", None)
    assert bench.diary() == ["sent 0", "failed", "sent 2", "sent 3"]


def test_let_through_it_ends(bench: Bench) -> None:
    bench.clear_diary()
    state, error = bench.outcome("ends")
    assert (state, type(error).__name__) == ("FAILURE", "SoftTimeLimitExceeded")
    assert bench.diary() == ["sent 0"]
