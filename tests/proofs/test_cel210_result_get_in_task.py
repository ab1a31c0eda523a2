"""CEL210: in a worker `get` on a result raises; where that is allowed, waiting tasks can stop everything."""

from __future__ import annotations

import pytest

from .bench import Bench
from .conftest import MakeBench

pytestmark = pytest.mark.proof

TASKS = """
from celery import chord, group
from celery.exceptions import TimeoutError
from celery.result import AsyncResult, allow_join_result
from common import new_app, note

app = new_app()

@app.task(name="sort")
def sort(sack):
    return sack

@app.task(name="ignored", ignore_result=True)
def ignored(sack):
    return sack

@app.task(name="total")
def total(counts):
    note(f"total {sum(counts)}")

@app.task(name="waits")
def waits(sack):
    return sort.delay(sack).get(timeout=5)

@app.task(name="waits_for_group")
def waits_for_group(sacks):
    return group(sort.s(sack) for sack in sacks).apply_async().get(timeout=5)

@app.task(name="waits_for_what_is_done")
def waits_for_what_is_done(task_id):
    return AsyncResult(task_id).get(timeout=5)

@app.task(name="waits_for_ignored")
def waits_for_ignored(sack):
    return ignored.delay(sack).get(timeout=5)

@app.task(name="waits_by_permission")
def waits_by_permission(sack):
    with allow_join_result():
        try:
            return sort.delay(sack).get(timeout=2)
        except TimeoutError:
            return "nobody is free to do it"

@app.task(name="goes_on")
def goes_on(sacks):
    chord(sort.s(sack) for sack in sacks)(total.s())
"""


@pytest.fixture(scope="module")
def bench(make_bench: MakeBench) -> Bench:
    """Run one worker for all tasks above."""
    bench = make_bench()
    bench.module("tasks", TASKS)
    bench.worker("tasks")
    return bench


@pytest.mark.parametrize("task", ["waits", "waits_for_group"])
def test_waiting_raises(bench: Bench, task: str) -> None:
    state, error = bench.outcome(task, [1, 2])
    assert (state, type(error).__name__) == ("FAILURE", "RuntimeError")
    assert "Never call result.get() within a task!" in str(error)


def test_waiting_raises_even_when_the_result_is_there(bench: Bench) -> None:
    done = bench.send("sort", 1)
    bench.wait(done.ready)
    state, error = bench.outcome("waits_for_what_is_done", done.id)
    assert (state, type(error).__name__) == ("FAILURE", "RuntimeError")


def test_a_result_that_is_ignored_is_none_at_once(bench: Bench) -> None:
    assert bench.outcome("waits_for_ignored", 1) == ("SUCCESS", None)


def test_where_it_is_allowed_the_waiting_task_keeps_the_slot_that_the_other_needs(bench: Bench) -> None:
    assert bench.outcome("waits_by_permission", 1) == ("SUCCESS", "nobody is free to do it")


def test_a_chord_goes_on_without_waiting(bench: Bench) -> None:
    assert bench.outcome("goes_on", [1, 2])[0] == "SUCCESS"
    bench.wait(lambda: bench.diary() == ["total 3"])
