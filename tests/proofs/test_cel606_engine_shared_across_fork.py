"""CEL606: children that inherit a connection read each other's answers."""

from __future__ import annotations

import pytest

from .bench import RUNS, Bench
from .conftest import MakeBench

pytestmark = pytest.mark.proof

TASKS = """
import os
import time
from celery.signals import worker_process_init
from sqlalchemy import MetaData, create_engine, text
from common import new_app

app = new_app()
URL = "postgresql+psycopg://" + os.environ["PROOF_POSTGRES"]
metadata = MetaData()
shared, renewed, lazy = create_engine(URL), create_engine(URL), create_engine(URL)
metadata.create_all(shared)
metadata.create_all(renewed)

@worker_process_init.connect
def renew(**kwargs):
    renewed.dispose(close=False)

def echo(engine, number):
    with engine.connect() as connection:
        query = text("select pg_sleep(0.02), cast(:number as integer)")
        return connection.execute(query, {"number": number}).one()[1]

@app.task(name="shared")
def echo_shared(number):
    return echo(shared, number)

@app.task(name="renewed")
def echo_renewed(number):
    return echo(renewed, number)

@app.task(name="lazy")
def echo_lazy(number):
    return echo(lazy, number)
"""


@pytest.fixture(scope="module")
def bench(make_bench: MakeBench, postgres: str) -> Bench:
    """Run one worker with four children."""
    bench = make_bench(PROOF_POSTGRES=postgres)
    bench.module("tasks", TASKS)
    bench.worker("tasks", "-c", "4", "--max-tasks-per-child", "1000")
    return bench


@pytest.mark.parametrize("task", ["lazy", "renewed"])
def test_engine_that_connects_in_the_children_serves_all(bench: Bench, task: str) -> None:
    assert bench.right(task) == RUNS


def test_engine_that_connected_before_the_fork_mixes_answers_up(bench: Bench) -> None:
    # The others fail, bring somebody else's number, or wait for an answer that another child has read.
    assert bench.right("shared") < RUNS / 2
