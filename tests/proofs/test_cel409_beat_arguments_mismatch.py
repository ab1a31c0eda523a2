"""CEL409: an entry whose arguments do not fit never runs its task; the others go on."""

from __future__ import annotations

import pytest

from .conftest import MakeBench

pytestmark = pytest.mark.proof

TASKS = """
from common import new_app, note

app = new_app(beat_schedule={
    "missing": {"task": "sync", "schedule": 1.0},
    "fitting": {"task": "sync", "schedule": 1.0, "args": (7,)},
})

@app.task(name="sync")
def sync(shop):
    note(f"synced {shop}")
"""


def test_only_the_fitting_entry_runs(make_bench: MakeBench) -> None:
    bench = make_bench()
    bench.module("tasks", TASKS)
    bench.worker("tasks")
    beat = bench.start("celery", "-A", "tasks", "beat", "-s", str(bench.folder / "schedule"))
    bench.wait(lambda: len(bench.diary()) >= 3)
    assert set(bench.diary()) == {"synced 7"}
    assert "missing" in beat.log()
