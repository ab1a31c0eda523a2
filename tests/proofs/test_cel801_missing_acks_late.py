"""CEL801: a task that is acknowledged early is lost with its worker; `task_acks_late` keeps it."""

from __future__ import annotations

import pytest

from .bench import Bench
from .conftest import MakeBench

pytestmark = pytest.mark.proof

BAD, GOOD = "", "task_acks_late=True, "
# Redelivery comes after the visibility timeout; the defaults (an hour, looked at every 100 s) are too slow for a proof.
# Only for a lost worker: a worker can take 5 s to see that a child is gone, and must not get its task again meanwhile.
SOON = """broker_transport_options={
    "visibility_timeout": 3, "unacked_restore_interval": 1, "unacked_restore_throttle": 1,
}"""

TASKS = """
import os
import signal
import time
from pathlib import Path
from common import new_app, note

app = new_app({settings})

@app.task(name="report")
def report(lights_on):
    note("begun")
    while not Path(lights_on).exists():
        time.sleep(0.05)
    note("finished")

def die_on_first_run(name):
    note("begun")
    if not Path(name).exists():
        Path(name).touch()
        os.kill(os.getpid(), signal.SIGKILL)
    note("finished")

app.task(name="killed_child")(die_on_first_run)
app.task(name="killed_child_rejected", reject_on_worker_lost=True)(die_on_first_run)
"""


def bench_with(settings: str, make_bench: MakeBench) -> Bench:
    """Make a bench whose app has these settings."""
    bench = make_bench()
    bench.module("tasks", TASKS.format(settings=settings))
    return bench


def lose_the_worker(bench: Bench, task: str, *arguments: str) -> bool:
    """Send a task, kill the whole worker while the task runs; return whether it was acknowledged by then."""
    worker = bench.worker("tasks")
    bench.send(task, *arguments)
    bench.wait(lambda: bench.diary() == ["begun"])
    # The main process sets `time_start` when it learns that its child has begun: that is when early ack happens.
    bench.wait(lambda: any(request["time_start"] for request in bench.inspect_active()))
    acknowledged = bool(bench.inspect_active()[0]["acknowledged"])
    worker.kill()
    return acknowledged


def test_early_ack_loses_the_task_with_the_worker(make_bench: MakeBench) -> None:
    bench = bench_with(BAD + SOON, make_bench)
    assert lose_the_worker(bench, "report", str(bench.folder / "lights-on"))
    assert bench.broker_holds() == 0, "no message is left that a new worker could be given"
    assert bench.diary() == ["begun"]


def test_late_ack_gives_the_task_to_the_next_worker(make_bench: MakeBench) -> None:
    bench = bench_with(GOOD + SOON, make_bench)
    lights = bench.folder / "lights-on"
    assert not lose_the_worker(bench, "report", str(lights))
    assert bench.broker_holds() == 1
    lights.touch()
    bench.worker("tasks")
    bench.wait(lambda: "finished" in bench.diary())
    assert bench.diary() == ["begun", "begun", "finished"], "the task ran twice: it must be repeatable"
    bench.wait(lambda: bench.broker_holds() == 0)


@pytest.fixture(scope="module")
def late(make_bench: MakeBench) -> Bench:
    """Run a worker whose app acknowledges late."""
    bench = bench_with(GOOD, make_bench)
    bench.worker("tasks")
    return bench


def test_late_ack_alone_does_not_save_the_task_of_a_killed_child(late: Bench) -> None:
    late.clear_diary()
    state, error = late.outcome("killed_child", str(late.folder / "first"))
    assert (state, type(error).__name__) == ("FAILURE", "WorkerLostError")
    late.wait(lambda: late.broker_holds() == 0)
    assert late.diary() == ["begun"]


def test_late_ack_with_reject_on_worker_lost_does(late: Bench) -> None:
    late.clear_diary()
    late.send("killed_child_rejected", str(late.folder / "second"))
    late.wait(lambda: "finished" in late.diary())
    assert late.diary() == ["begun", "begun", "finished"]
