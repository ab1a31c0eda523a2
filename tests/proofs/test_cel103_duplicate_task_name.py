"""CEL103: of two tasks with one name one is run, whichever is sent; which one, nobody has decided."""

from __future__ import annotations

import pytest

from .bench import Bench
from .conftest import MakeBench

pytestmark = pytest.mark.proof

TASKS = """
import functools
from common import new_app, note

app = new_app()

@app.task(name="library.remind")
def remind_reader():
    note("reader")

@app.task(name="library.remind")
def remind_staff():
    note("staff")

@app.task
def lend():
    note("first lend")

@app.task
def lend():
    note("second lend")

def logged(function):
    def wrapper():
        return function()
    return wrapper

@app.task
@logged
def sort():
    note("sort")

@app.task
@logged
def dust():
    note("dust")

def keeping(function):
    @functools.wraps(function)
    def wrapper():
        return function()
    return wrapper

@app.task
@keeping
def bind():
    note("bind")

@app.task
@keeping
def repair():
    note("repair")
"""
SENDER = """
import sys
import tasks

getattr(tasks, sys.argv[1]).delay().get(timeout=30)
"""
PAIRS = """
from common import new_app

app = new_app()

def make_pair(number):
    @app.task(name=f"pair{number}")
    def first(): ...

    @app.task(name=f"pair{number}")
    def second(): ...

for number in range(100):
    make_pair(number)
print({app.tasks[f"pair{number}"].__wrapped__.__name__ for number in range(100)})
"""


@pytest.fixture(scope="module")
def running(make_bench: MakeBench) -> Bench:
    """Run one worker for all tasks above."""
    bench = make_bench()
    bench.module("tasks", TASKS)
    bench.module("sender", SENDER)
    bench.module("pairs", PAIRS)
    bench.worker("tasks")
    return bench


def runs(bench: Bench, sent: str) -> str:
    """Send a task and return what ran."""
    bench.clear_diary()
    bench.run("sender", sent)
    (ran,) = bench.diary()
    return ran


@pytest.mark.parametrize(
    ("senders", "bodies"),
    [
        (["remind_reader", "remind_staff"], {"reader", "staff"}),
        (["lend"], {"first lend", "second lend"}),
        (["sort", "dust"], {"sort", "dust"}),
    ],
)
def test_one_of_two_runs_whichever_is_sent(running: Bench, senders: list[str], bodies: set[str]) -> None:
    ran = {runs(running, sent) for sent in senders}
    assert len(ran) == 1
    assert ran < bodies


@pytest.mark.parametrize("sent", ["bind", "repair"])
def test_wrappers_that_keep_names_keep_tasks(running: Bench, sent: str) -> None:
    assert runs(running, sent) == sent


def test_which_one_is_kept_is_chance(running: Bench) -> None:
    kept = running.run("pairs")
    assert "first" in kept
    assert "second" in kept
