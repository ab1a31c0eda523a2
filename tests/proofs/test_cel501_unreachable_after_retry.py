"""CEL501: code after an unguarded `self.retry()` never runs, not even on the last attempt."""

from __future__ import annotations

import pytest

from .bench import Bench
from .conftest import MakeBench

pytestmark = pytest.mark.proof

ATTEMPTS = 3  # the first run and max_retries=2

TASKS = """
from common import new_app, note

app = new_app()

class GatewayDown(Exception):
    pass

def charge():
    note("attempt")
    raise GatewayDown("no answer")

def task(function):
    return app.task(bind=True, max_retries=2, default_retry_delay=0, name=function.__name__)(function)

@task
def raised(self):
    try:
        charge()
    except GatewayDown as exc:
        raise self.retry(exc=exc)
        note("alarm")

@task
def called(self):
    try:
        charge()
    except GatewayDown:
        self.retry()
        note("alarm")

@task
def guarded(self):
    try:
        charge()
    except GatewayDown as exc:
        if self.request.retries < self.max_retries:
            raise self.retry(exc=exc)
        note("alarm")
        return "gave up"

@task
def not_thrown(self):
    if self.request.retries:
        note("second run")
        return "done"
    self.retry(throw=False)
    note("went on")
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


@pytest.mark.parametrize(("task", "failure"), [("raised", "GatewayDown"), ("called", "MaxRetriesExceededError")])
def test_code_after_retry_never_runs(bench: Bench, task: str, failure: str) -> None:
    state, error = bench.outcome(task)
    assert (state, type(error).__name__) == ("FAILURE", failure)
    assert bench.diary() == ["attempt"] * ATTEMPTS


def test_code_after_a_guarded_retry_runs_when_the_budget_is_spent(bench: Bench) -> None:
    assert bench.outcome("guarded") == ("SUCCESS", "gave up")
    assert bench.diary() == ["attempt"] * ATTEMPTS + ["alarm"]


def test_code_after_retry_that_does_not_throw_runs(bench: Bench) -> None:
    assert bench.outcome("not_thrown") == ("SUCCESS", "done")
    bench.wait(lambda: len(bench.diary()) == 2)
    assert sorted(bench.diary()) == ["second run", "went on"]
