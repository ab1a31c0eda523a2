"""CEL601: a pooled async engine outlives the loop of `asyncio.run`, so the next task in that process fails."""

from __future__ import annotations

import pytest

from .bench import Bench
from .conftest import MakeBench

pytestmark = pytest.mark.proof

RUNS = 4

TASKS = """
import asyncio
import os
from sqlalchemy import text
from sqlalchemy.ext.asyncio import create_async_engine
from sqlalchemy.pool import NullPool
from common import new_app

app = new_app()
URL = "postgresql+asyncpg://" + os.environ["PROOF_POSTGRES"]

pooled = create_async_engine(URL)
unpooled = create_async_engine(URL, poolclass=NullPool)
disposed = create_async_engine(URL)

async def one(engine):
    async with engine.connect() as connection:
        return (await connection.execute(text("select 1"))).scalar_one()

async def one_and_dispose(engine):
    try:
        return await one(engine)
    finally:
        await engine.dispose()

@app.task(name="pooled")
def count_pooled():
    return asyncio.run(one(pooled))

@app.task(name="unpooled")
def count_unpooled():
    return asyncio.run(one(unpooled))

@app.task(name="disposed")
def count_disposed():
    return asyncio.run(one_and_dispose(disposed))
"""


@pytest.fixture(scope="module")
def bench(make_bench: MakeBench, postgres: str) -> Bench:
    """Run one worker with one child, so that every task meets what the one before it left."""
    bench = make_bench(PROOF_POSTGRES=postgres)
    bench.module("tasks", TASKS)
    bench.worker("tasks")
    return bench


def test_pooled_engine_serves_the_first_task_of_a_process_only(bench: Bench) -> None:
    assert bench.outcome("pooled") == ("SUCCESS", 1)
    later = [bench.outcome("pooled") for _ in range(RUNS)]
    assert [state for state, _ in later] == ["FAILURE"] * RUNS
    complaints = ("different loop", "another operation is in progress", "Event loop is closed")
    assert all(any(text in str(error) for text in complaints) for _, error in later), later


@pytest.mark.parametrize("task", ["unpooled", "disposed"])
def test_engine_that_keeps_no_connection_between_loops_serves_all(bench: Bench, task: str) -> None:
    assert [bench.outcome(task) for _ in range(RUNS)] == [("SUCCESS", 1)] * RUNS
