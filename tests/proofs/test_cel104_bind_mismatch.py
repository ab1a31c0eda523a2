"""CEL104: a task whose `bind` and `self` disagree fails whenever it is sent or run."""

from __future__ import annotations

from typing import Any

import pytest

from .bench import Bench
from .conftest import MakeBench

pytestmark = pytest.mark.proof

TASKS = """
from common import new_app

app = new_app()

@app.task(name="self_without_bind")
def self_without_bind(self, line):
    return line

@app.task(name="bind_without_self", bind=True)
def bind_without_self():
    return "rang"

@app.task(name="retries_unbound")
def retries_unbound(line):
    try:
        raise ConnectionError(line)
    except ConnectionError as exc:
        raise self.retry(exc=exc)

@app.task(name="bound", bind=True)
def bound(self, line):
    return self.name, line

@app.task(name="renamed", bind=True)
def renamed(task, line):
    return task.name, line
"""
SENDER = """
import tasks

try:
    tasks.self_without_bind.delay("12")
except TypeError as error:
    print("refused:", error)
"""


@pytest.fixture(scope="module")
def bench(make_bench: MakeBench) -> Bench:
    """Run one worker for all tasks above."""
    bench = make_bench()
    bench.module("tasks", TASKS)
    bench.module("sender", SENDER)
    bench.worker("tasks")
    return bench


def test_a_task_with_self_that_is_not_bound_cannot_even_be_sent(bench: Bench) -> None:
    assert "refused" in bench.run("sender")


@pytest.mark.parametrize(
    ("task", "arguments", "error"),
    [
        ("self_without_bind", ["12"], "TypeError"),
        ("bind_without_self", [], "TypeError"),
        ("retries_unbound", ["12"], "NameError"),
    ],
)
def test_it_fails_in_the_worker(bench: Bench, task: str, arguments: list[Any], error: str) -> None:
    state, raised = bench.outcome(task, *arguments)
    assert (state, type(raised).__name__) == ("FAILURE", error)


@pytest.mark.parametrize("task", ["bound", "renamed"])
def test_a_bound_task_gets_itself_under_any_name(bench: Bench, task: str) -> None:
    assert bench.outcome(task, "12") == ("SUCCESS", [task, "12"])
