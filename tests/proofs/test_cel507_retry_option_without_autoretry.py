"""CEL507: without `autoretry_for`, retry options change nothing."""

from __future__ import annotations

import pytest

from .bench import Bench
from .conftest import MakeBench

pytestmark = pytest.mark.proof

TASKS = """
from common import new_app, note

app = new_app()

class ShopDown(Exception):
    pass

def call():
    note("attempt")
    raise ShopDown("no answer")

@app.task(name="options_alone", retry_backoff=True, retry_jitter=False, retry_kwargs={"max_retries": 2})
def options_alone():
    call()

@app.task(name="manual", bind=True, max_retries=1, default_retry_delay=0, retry_backoff=600, retry_jitter=False)
def manual(self):
    try:
        call()
    except ShopDown as exc:
        raise self.retry(exc=exc)

@app.task(name="automatic", autoretry_for=(ShopDown,), retry_backoff=1, retry_jitter=False, max_retries=1)
def automatic():
    call()

@app.task(
    name="overridden",
    autoretry_for=(ShopDown,),
    retry_backoff=1,
    retry_jitter=False,
    retry_kwargs={"countdown": 600, "max_retries": 1},
)
def overridden():
    call()
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


def test_options_alone_do_not_retry(bench: Bench) -> None:
    state, _ = bench.outcome("options_alone")
    assert state == "FAILURE"
    assert bench.diary() == ["attempt"]


def test_a_retry_of_ones_own_does_not_use_the_backoff(bench: Bench) -> None:
    state, _ = bench.outcome("manual")  # would wait ten minutes
    assert state == "FAILURE"
    assert bench.diary() == ["attempt"] * 2


def test_with_autoretry_the_options_work(bench: Bench) -> None:
    state, _ = bench.outcome("automatic")
    assert state == "FAILURE"
    assert bench.diary() == ["attempt"] * 2


def test_the_backoff_replaces_the_countdown(bench: Bench) -> None:
    state, _ = bench.outcome("overridden")  # would wait ten minutes
    assert state == "FAILURE"
    assert bench.diary() == ["attempt"] * 2
