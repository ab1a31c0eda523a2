"""CEL101: Celery does not await coroutine functions; the body of such a task never runs."""

from __future__ import annotations

import pytest

from .bench import Bench
from .conftest import MakeBench

pytestmark = pytest.mark.proof

TASKS = """
import asyncio
from common import new_app, note

app = new_app()

@app.task(name="coroutine")
async def coroutine():
    note("coroutine ran")

@app.task(name="ignored", ignore_result=True)
async def ignored():
    note("ignored ran")

@app.task(name="plain")
def plain():
    async def work():
        note("plain ran")
    asyncio.run(work())
"""


@pytest.fixture(scope="module")
def bench(make_bench: MakeBench) -> Bench:
    """Run one worker for all tasks above."""
    bench = make_bench()
    bench.module("tasks", TASKS)
    bench.worker("tasks")
    return bench


def test_a_coroutine_function_never_runs_and_fails_to_be_stored(bench: Bench) -> None:
    state, error = bench.outcome("coroutine")
    assert state == "FAILURE"
    assert "coroutine" in str(error)
    assert "coroutine ran" not in bench.diary()


def test_with_ignore_result_it_is_even_reported_as_a_success(bench: Bench) -> None:
    bench.send("ignored")
    bench.outcome("plain")  # the one process has been through both
    assert "ignored ran" not in bench.diary()
    assert "Task ignored" in bench.evidence()
    assert "succeeded" in next(
        line for line in bench.evidence().splitlines() if "Task ignored[" in line and "received" not in line
    )


def test_a_plain_function_that_runs_the_coroutine_works(bench: Bench) -> None:
    assert bench.outcome("plain")[0] == "SUCCESS"
    assert "plain ran" in bench.diary()
