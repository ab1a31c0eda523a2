"""CEL320: only the prefork pool keeps time limits."""

from __future__ import annotations

import pytest

from .conftest import MakeBench

pytestmark = pytest.mark.proof

TASKS = """
import time
from common import new_app

app = new_app(worker_pool="{pool}", task_time_limit=1)

@app.task(name="slow")
def slow():
    time.sleep(3)
    return "done"
"""


@pytest.mark.parametrize(("pool", "state"), [("threads", "SUCCESS"), ("solo", "SUCCESS"), ("prefork", "FAILURE")])
def test_who_keeps_the_limit(pool: str, state: str, make_bench: MakeBench) -> None:
    bench = make_bench()
    bench.module("tasks", TASKS.format(pool=pool))
    worker = bench.start("celery", "-A", "tasks", "worker", "-c", "1", "-l", "info")
    worker.wait_for(" ready.")
    assert bench.outcome("slow")[0] == state
