"""CEL513: a returned error is a SUCCESS: it is not retried, and a chain goes on with it."""

from __future__ import annotations

import pytest

from .bench import Bench
from .conftest import MakeBench

pytestmark = pytest.mark.proof

TASKS = """
from celery import chain

from common import new_app, note

app = new_app()

class StockGone(Exception):
    pass

def pull():
    note("attempt")
    raise StockGone("no answer")

@app.task(name="returns", autoretry_for=(StockGone,), max_retries=2, default_retry_delay=0)
def returns():
    try:
        pull()
    except Exception as exc:
        return {"status": "error", "detail": str(exc)}

@app.task(name="raises", autoretry_for=(StockGone,), max_retries=2, default_retry_delay=0)
def raises():
    pull()

@app.task(name="next_step")
def next_step(stock):
    note(f"goes on with {sorted(stock)}")

@app.task(name="alarm")
def alarm(request, error, traceback):
    note("alarm")

@app.task(name="start")
def start(first):
    chain(app.tasks[first].s(), next_step.s()).apply_async(link_error=alarm.s())
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


def test_a_returned_error_succeeds_and_is_not_retried(bench: Bench) -> None:
    assert bench.outcome("returns") == ("SUCCESS", {"status": "error", "detail": "no answer"})
    assert bench.diary() == ["attempt"]


def test_a_chain_goes_on_with_a_returned_error(bench: Bench) -> None:
    bench.send("start", "returns")
    bench.wait(lambda: len(bench.diary()) == 2)
    assert bench.diary() == ["attempt", "goes on with ['detail', 'status']"]


def test_a_raised_error_is_retried_fails_and_calls_the_errback(bench: Bench) -> None:
    state, error = bench.outcome("raises")
    assert (state, type(error).__name__) == ("FAILURE", "StockGone")
    assert bench.diary() == ["attempt"] * 3
    bench.clear_diary()
    bench.send("start", "raises")
    bench.wait(lambda: "alarm" in bench.diary())
    assert bench.diary() == ["attempt"] * 3 + ["alarm"]
