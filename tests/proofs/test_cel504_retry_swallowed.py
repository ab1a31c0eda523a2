"""CEL504: a swallowed `Retry` gives a SUCCESS that runs again; a handler that retries as well doubles the runs."""

from __future__ import annotations

import pytest

from .bench import Bench
from .conftest import MakeBench

pytestmark = pytest.mark.proof

TASKS = """
from celery.exceptions import Ignore, Retry
from common import new_app, note

app = new_app()

def task(function):
    return app.task(bind=True, max_retries=2, default_retry_delay=0, name=function.__name__)(function)

@task
def caught(self):
    note("run")
    try:
        if self.request.retries == 0:
            raise self.retry()
        note("second")
    except Exception:
        return "swallowed"

@task
def doubled(self):
    note("run")
    try:
        if self.request.retries < 2:
            raise self.retry()
    except Exception as exc:
        raise self.retry(exc=exc)

@task
def from_finally(self):
    note("run")
    try:
        if self.request.retries == 0:
            raise self.retry()
    finally:
        return "dropped"

@task
def ignored(self):
    try:
        raise Ignore()
    except Exception:
        return "swallowed"

@task
def let_through(self):
    note("run")
    try:
        if self.request.retries == 0:
            raise self.retry()
    except Retry:
        raise
    except Exception:
        return "swallowed"
    return "done"
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


@pytest.mark.parametrize(("task", "result"), [("caught", "swallowed"), ("from_finally", "dropped")])
def test_a_swallowed_retry_succeeds_and_runs_again(bench: Bench, task: str, result: str) -> None:
    assert bench.outcome(task) == ("SUCCESS", result)
    bench.wait(lambda: bench.diary().count("run") == 2)


def test_a_handler_that_retries_as_well_doubles_the_runs(bench: Bench) -> None:
    bench.send("doubled")
    bench.wait(lambda: bench.diary().count("run") == 1 + 2 + 4)


def test_a_swallowed_ignore_is_a_success(bench: Bench) -> None:
    assert bench.outcome("ignored") == ("SUCCESS", "swallowed")


def test_a_clause_for_retry_lets_it_through(bench: Bench) -> None:
    assert bench.outcome("let_through") == ("SUCCESS", "done")
    assert bench.diary() == ["run"] * 2
