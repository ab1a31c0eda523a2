"""CEL806: a message that is not acknowledged within the visibility timeout is run a second time, meanwhile."""

from __future__ import annotations

import pytest

from .bench import Bench
from .conftest import MakeBench

pytestmark = pytest.mark.proof

# Looked at every 100 s by default, which is too slow for a proof.
TASKS = """
import time
from common import new_app, note

app = new_app(
    task_acks_late={late},
    worker_prefetch_multiplier=1,
    broker_transport_options={{
        "visibility_timeout": {visibility}, "unacked_restore_interval": 1, "unacked_restore_throttle": 1,
    }},
)

@app.task(name="stitch", time_limit=10)
def stitch():
    note("begun")
    time.sleep(5)
    note("finished")
"""


def runs(make_bench: MakeBench, late: bool, visibility: int) -> list[str]:
    """Run the task on a worker with two children until its first run ends; return the diary up to then."""
    bench: Bench = make_bench()
    bench.module("tasks", TASKS.format(late=late, visibility=visibility))
    bench.worker("tasks", "-c", "2")
    bench.send("stitch")
    bench.wait(lambda: "finished" in bench.diary())
    return bench.diary()[: bench.diary().index("finished") + 1]


def test_a_task_longer_than_the_timeout_runs_twice_at_the_same_time(make_bench: MakeBench) -> None:
    assert runs(make_bench, late=True, visibility=2)[:2] == ["begun", "begun"]


def test_not_with_a_timeout_above_its_time_limit(make_bench: MakeBench) -> None:
    assert runs(make_bench, late=True, visibility=60) == ["begun", "finished"]


def test_not_when_it_is_acknowledged_early(make_bench: MakeBench) -> None:
    assert runs(make_bench, late=False, visibility=2) == ["begun", "finished"]
