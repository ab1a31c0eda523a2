"""CEL602 and CEL603: what a task finds where an event loop should be, and what it does twice."""

from __future__ import annotations

import pytest

from .bench import Bench
from .conftest import MakeBench

pytestmark = pytest.mark.proof

TASKS = """
import asyncio
import os
from common import new_app, note

app = new_app()

async def work():
    return "worked"

@app.task(name="new_run")
def new_run():
    return asyncio.run(work())

@app.task(name="current")
def current():
    return asyncio.get_event_loop().run_until_complete(work())

@app.task(name="running")
def running():
    return asyncio.get_running_loop().run_until_complete(work())

@app.task(name="closing")
def closing():
    try:
        loop = asyncio.get_event_loop()
    except RuntimeError:
        loop = asyncio.new_event_loop()
        asyncio.set_event_loop(loop)
    try:
        return loop.run_until_complete(work())
    finally:
        loop.close()

@app.task(name="unclosed")
def unclosed():
    before = len(os.listdir("/proc/self/fd"))
    for _ in range(5):
        asyncio.new_event_loop().run_until_complete(work())
    return len(os.listdir("/proc/self/fd")) - before

@app.task(name="closed")
def closed():
    before = len(os.listdir("/proc/self/fd"))
    for _ in range(5):
        asyncio.run(work())
    return len(os.listdir("/proc/self/fd")) - before

async def fail():
    note("sent")
    raise RuntimeError("the mail server said no")

@app.task(name="again")
def again():
    try:
        asyncio.run(fail())
    except RuntimeError:
        asyncio.run(fail())

@app.task(name="spent")
def spent():
    coroutine = fail()
    try:
        asyncio.run(coroutine)
    except RuntimeError:
        asyncio.run(coroutine)

@app.task(name="once")
def once():
    asyncio.run(fail())
"""


@pytest.fixture(scope="module")
def bench(make_bench: MakeBench) -> Bench:
    """Run one worker with one child, so that every task meets what the one before it left."""
    bench = make_bench()
    bench.module("tasks", TASKS)
    bench.worker("tasks")
    return bench


def failure(bench: Bench, task: str) -> str:
    """Run a task that must fail with RuntimeError, and return what it says."""
    state, error = bench.outcome(task)
    assert (state, type(error).__name__) == ("FAILURE", "RuntimeError"), (state, error)
    return str(error)


def test_no_current_loop_after_asyncio_run(bench: Bench) -> None:
    assert bench.outcome("new_run") == ("SUCCESS", "worked")
    assert "no current event loop" in failure(bench, "current")
    assert bench.outcome("new_run") == ("SUCCESS", "worked")


def test_no_running_loop_at_all(bench: Bench) -> None:
    assert "no running event loop" in failure(bench, "running")


def test_closed_current_loop_fails_the_next_run(bench: Bench) -> None:
    assert bench.outcome("closing") == ("SUCCESS", "worked")
    assert "Event loop is closed" in failure(bench, "closing")


def test_unclosed_loops_keep_descriptors(bench: Bench) -> None:
    assert bench.outcome("closed") == ("SUCCESS", 0)
    state, kept = bench.outcome("unclosed")
    assert state == "SUCCESS"
    assert kept > 0


def test_no_current_loop_in_a_thread(make_bench: MakeBench) -> None:
    bench = make_bench()
    bench.module("tasks", TASKS)
    bench.worker("tasks", "-P", "threads")
    assert "no current event loop" in failure(bench, "current")


def test_the_handler_repeats_the_work(bench: Bench) -> None:
    bench.clear_diary()
    assert "mail server" in failure(bench, "again")
    assert bench.diary() == ["sent", "sent"]


def test_the_same_coroutine_hides_the_error(bench: Bench) -> None:
    bench.clear_diary()
    assert "cannot reuse" in failure(bench, "spent")
    assert bench.diary() == ["sent"]


def test_one_run_sends_once(bench: Bench) -> None:
    bench.clear_diary()
    assert "mail server" in failure(bench, "once")
    assert bench.diary() == ["sent"]
