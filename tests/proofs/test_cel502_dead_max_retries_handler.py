"""CEL502: with `exc`, exhausted retries raise that exception, and never `MaxRetriesExceededError`."""

from __future__ import annotations

import pytest

from .bench import Bench
from .conftest import MakeBench

pytestmark = pytest.mark.proof

ATTEMPTS = 3  # the first run and max_retries=2

TASKS = """
from celery.exceptions import MaxRetriesExceededError
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
def handler_behind_exc(self):
    try:
        charge()
    except GatewayDown as exc:
        try:
            raise self.retry(exc=exc)
        except MaxRetriesExceededError:
            note("alarm")
            return "gave up"

@task
def handler_without_exc(self):
    try:
        charge()
    except GatewayDown:
        try:
            raise self.retry()
        except self.MaxRetriesExceededError:
            note("alarm")
            return "gave up"

@task
def handler_for_both(self):
    try:
        charge()
    except GatewayDown as exc:
        try:
            raise self.retry(exc=exc)
        except (MaxRetriesExceededError, GatewayDown):
            note("alarm")
            return "gave up"
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


def test_retry_with_exc_raises_that_exception_and_kills_the_handler(bench: Bench) -> None:
    state, error = bench.outcome("handler_behind_exc")
    assert (state, type(error).__name__) == ("FAILURE", "GatewayDown")
    assert bench.diary() == ["attempt"] * ATTEMPTS


@pytest.mark.parametrize("task", ["handler_without_exc", "handler_for_both"])
def test_without_exc_or_with_its_class_the_handler_is_reached(bench: Bench, task: str) -> None:
    assert bench.outcome(task) == ("SUCCESS", "gave up")
    assert bench.diary() == ["attempt"] * ATTEMPTS + ["alarm"]
