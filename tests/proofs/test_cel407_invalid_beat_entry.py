"""CEL407: one entry that beat cannot read keeps all others from running."""

from __future__ import annotations

import pytest

from .conftest import MakeBench

pytestmark = pytest.mark.proof

TASKS = """
from common import new_app, note

app = new_app()

@app.task(name="sync")
def sync():
    note("synced")

app.conf.beat_schedule = {{
    "wrong": {entry},
    "right": {{"task": "sync", "schedule": 1.0}},
}}
"""


@pytest.mark.parametrize(
    "entry",
    [
        '{"task": "sync", "schedule": 1.0, "queue": "slow"}',
        '{"task": "sync", "schedule": "60"}',
        '{"task": "sync", "schedule": None}',
        '{"task": "sync"}',
    ],
)
def test_beat_ends(entry: str, make_bench: MakeBench) -> None:
    bench = make_bench()
    bench.module("tasks", TASKS.format(entry=entry))
    beat = bench.start("celery", "-A", "tasks", "beat", "-s", str(bench.folder / "schedule"))
    beat.ended()
    assert "Error" in beat.log()
    assert bench.broker_holds() == 0


@pytest.mark.parametrize("entry", ['{"task": sync, "schedule": 1.0}', '{"task": "sync", "schedule": 1.0, "args": 5}'])
def test_a_task_object_or_no_sequence_fails_each_time_or_at_once(entry: str, make_bench: MakeBench) -> None:
    bench = make_bench()
    bench.module("tasks", TASKS.format(entry=entry))
    beat = bench.start("celery", "-A", "tasks", "beat", "-s", str(bench.folder / "schedule"))
    bench.wait(lambda: "Error" in beat.log())
