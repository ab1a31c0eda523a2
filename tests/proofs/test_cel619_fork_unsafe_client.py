"""CEL619: children that share one connection."""

from __future__ import annotations

import pytest

from .bench import RUNS, Bench
from .conftest import MakeBench

pytestmark = pytest.mark.proof

TASKS = """
import os
import psycopg
from common import new_app

app = new_app()
URL = "postgresql://" + os.environ["PROOF_POSTGRES"]
shared = psycopg.connect(URL, autocommit=True)

def echo(connection, number):
    query = "select pg_sleep(0.02), cast(%s as integer)"
    return connection.execute(query, (number,)).fetchone()[1]

@app.task(name="shared")
def echo_shared(number):
    return echo(shared, number)

@app.task(name="own")
def echo_own(number):
    with psycopg.connect(URL, autocommit=True) as connection:
        return echo(connection, number)
"""


@pytest.fixture(scope="module")
def bench(make_bench: MakeBench, postgres: str) -> Bench:
    """Run one worker with four children."""
    bench = make_bench(PROOF_POSTGRES=postgres)
    bench.module("tasks", TASKS)
    bench.worker("tasks", "-c", "4", "--max-tasks-per-child", "1000")
    return bench


def test_children_that_share_a_connection_lose_answers(bench: Bench) -> None:
    assert bench.right("own") == RUNS
    assert bench.right("shared") < RUNS
