"""CEL604: an engine made per run and never disposed leaves its connections open until garbage collection finds it."""

from __future__ import annotations

import pytest

from .bench import Bench
from .conftest import MakeBench

pytestmark = pytest.mark.proof

RUNS = 5

TASKS = """
import asyncio
import os
from celery import Task
from sqlalchemy import create_engine, text
from sqlalchemy.ext.asyncio import create_async_engine
from sqlalchemy.pool import NullPool
from common import new_app

app = new_app()

def new_engine(name, **options):
    url = "postgresql+psycopg://" + os.environ["PROOF_POSTGRES"]
    return create_engine(url, connect_args={"application_name": name}, **options)

def one(engine):
    with engine.connect() as connection:
        return connection.execute(text("select 1")).scalar_one()

@app.task(name="undisposed")
def count_undisposed():
    return one(new_engine("undisposed"))

@app.task(name="disposed")
def count_disposed():
    engine = new_engine("disposed")
    try:
        return one(engine)
    finally:
        engine.dispose()

@app.task(name="unpooled")
def count_unpooled():
    return one(new_engine("unpooled", poolclass=NullPool))

shared = new_engine("shared")

@app.task(name="shared")
def count_shared():
    return one(shared)

def new_async_engine(name):
    url = "postgresql+asyncpg://" + os.environ["PROOF_POSTGRES"]
    return create_async_engine(url, connect_args={"server_settings": {"application_name": name}})

async def one_async(engine):
    async with engine.connect() as connection:
        return (await connection.execute(text("select 1"))).scalar_one()

async def one_async_and_dispose(engine):
    try:
        return await one_async(engine)
    finally:
        await engine.dispose()

class Keeping(Task):
    _engine = None

    @property
    def engine(self):
        if self._engine is None:
            self._engine = new_async_engine("kept")
        return self._engine

@app.task(name="async_undisposed")
def count_async_undisposed():
    return asyncio.run(one_async(new_async_engine("async_undisposed")))

@app.task(name="async_disposed")
def count_async_disposed():
    return asyncio.run(one_async_and_dispose(new_async_engine("async_disposed")))

@app.task(name="kept", base=Keeping, bind=True)
def count_kept(self):
    return asyncio.run(one_async(self.engine))
"""


@pytest.fixture(scope="module")
def bench(make_bench: MakeBench, postgres: str) -> Bench:
    """Run one worker with one child."""
    bench = make_bench(PROOF_POSTGRES=postgres)
    bench.module("tasks", TASKS)
    bench.worker("tasks")
    return bench


def run(bench: Bench, task: str) -> None:
    """Run a task some times, one after the other, in the one child."""
    assert [bench.outcome(task) for _ in range(RUNS)] == [("SUCCESS", 1)] * RUNS


def open_connections(postgres: str, name: str) -> int:
    """Return how many connections PostgreSQL has under an application name."""
    import psycopg

    with psycopg.connect(f"postgresql://{postgres}") as connection:
        query = "select count(*) from pg_stat_activity where application_name = %s"
        row = connection.execute(query, [name]).fetchone()
    return int(row[0]) if row else 0


@pytest.mark.parametrize("task", ["undisposed", "async_undisposed"])
def test_undisposed_engine_per_run_leaves_connections_open(bench: Bench, postgres: str, task: str) -> None:
    left = []
    for _ in range(2 * RUNS):
        assert bench.outcome(task) == ("SUCCESS", 1)
        left.append(open_connections(postgres, task))
    assert max(left) > 1, "they pile up until the garbage collector runs"


def test_one_engine_per_process_needs_one_connection(bench: Bench, postgres: str) -> None:
    run(bench, "shared")
    assert open_connections(postgres, "shared") == 1


def test_async_engine_kept_on_a_task_class_fails_in_the_second_run(bench: Bench) -> None:
    assert bench.outcome("kept") == ("SUCCESS", 1)
    assert [bench.outcome("kept")[0] for _ in range(RUNS)] == ["FAILURE"] * RUNS


@pytest.mark.parametrize("task", ["disposed", "unpooled", "async_disposed"])
def test_disposed_or_unpooled_engine_leaves_none(bench: Bench, postgres: str, task: str) -> None:
    run(bench, task)
    bench.wait(lambda: open_connections(postgres, task) == 0)  # a server process takes a moment to leave
