"""CEL503: an exception in the place of `args` fails the task at once; a text as `exc` hides the real error."""

from __future__ import annotations

import pytest

from .bench import Bench
from .conftest import MakeBench

pytestmark = pytest.mark.proof

TASKS = """
from common import new_app, note

app = new_app()

class IndexDown(Exception):
    pass

def send():
    note("attempt")
    raise IndexDown("no answer")

def task(function):
    return app.task(bind=True, max_retries=1, default_retry_delay=0, name=function.__name__)(function)

@task
def positional(self, book):
    try:
        send()
    except IndexDown as exc:
        raise self.retry(exc)

@task
def text(self, book):
    try:
        send()
    except IndexDown as exc:
        raise self.retry(exc=str(exc))

@task
def by_keyword(self, book):
    try:
        send()
    except IndexDown as exc:
        raise self.retry(exc=exc)
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


def test_a_positional_exception_fails_instead_of_retrying(bench: Bench) -> None:
    state, error = bench.outcome("positional", 7)
    assert (state, type(error).__name__) == ("FAILURE", "TypeError")
    assert bench.diary() == ["attempt"]


def test_a_text_hides_the_error_on_the_last_attempt(bench: Bench) -> None:
    state, error = bench.outcome("text", 7)
    assert (state, type(error).__name__) == ("FAILURE", "TypeError")
    assert "must derive from BaseException" in str(error)
    assert bench.diary() == ["attempt"] * 2


def test_by_keyword_it_retries_and_fails_with_the_error(bench: Bench) -> None:
    state, error = bench.outcome("by_keyword", 7)
    assert (state, type(error).__name__) == ("FAILURE", "IndexDown")
    assert bench.diary() == ["attempt"] * 2
