"""CEL510: `max_retries` alone retries nothing, and an exception that is raised again is final."""

from __future__ import annotations

import pytest

from .bench import Bench
from .conftest import MakeBench

pytestmark = pytest.mark.proof

TASKS = """
from common import new_app, note

app = new_app()

def resize():
    note("attempt")
    raise OSError("disk full")

@app.task(name="limit_alone", max_retries=3, default_retry_delay=0)
def limit_alone():
    resize()

@app.task(name="raised_again", bind=True, max_retries=3, default_retry_delay=0)
def raised_again(self):
    try:
        resize()
    except OSError:
        note(self.request.retries)
        raise

@app.task(name="automatic", autoretry_for=(OSError,), max_retries=3, default_retry_delay=0)
def automatic():
    resize()
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


@pytest.mark.parametrize(("task", "diary"), [("limit_alone", ["attempt"]), ("raised_again", ["attempt", "0"])])
def test_a_limit_alone_retries_nothing(bench: Bench, task: str, diary: list[str]) -> None:
    state, _ = bench.outcome(task)
    assert state == "FAILURE"
    assert bench.diary() == diary


def test_with_autoretry_the_limit_counts(bench: Bench) -> None:
    state, _ = bench.outcome("automatic")
    assert state == "FAILURE"
    assert bench.diary() == ["attempt"] * 4
