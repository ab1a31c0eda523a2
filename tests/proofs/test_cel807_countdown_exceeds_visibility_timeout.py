"""CEL807: a task that waits longer than the visibility timeout of Redis runs several times."""

from __future__ import annotations

import time

import pytest

from .conftest import MakeBench

pytestmark = pytest.mark.proof

TASKS = """
from common import new_app, note

app = new_app(broker_transport_options={{
    "visibility_timeout": {timeout}, "unacked_restore_interval": 1, "unacked_restore_throttle": 1,
}})

@app.task(name="remind")
def remind():
    note("reminded")
"""


@pytest.mark.parametrize(("timeout", "once"), [(2, False), (60, True)])
def test_how_often_it_runs(timeout: int, once: bool, make_bench: MakeBench) -> None:
    bench = make_bench()
    bench.module("tasks", TASKS.format(timeout=timeout))
    bench.module("sender", "from tasks import remind\n\nremind.apply_async(countdown=8)\n")
    bench.worker("tasks")
    bench.run("sender")
    bench.wait(lambda: bool(bench.diary()))
    time.sleep(2)
    assert (len(bench.diary()) == 1) is once
