"""CEL228: where a secret that is an argument can be read; one that the task looks up is in none of these places."""

from __future__ import annotations

import pytest

from .bench import QUEUE, Bench
from .conftest import MakeBench

pytestmark = pytest.mark.proof

SECRET = "hunter2"
TASKS = """
import os
import time
from common import new_app, note

app = new_app()

@app.task(name="given")
def given(password):
    note(password)
    time.sleep(2)

@app.task(name="looked up")
def looked_up(user_id):
    note(os.environ["PROOF_SECRET"])
    time.sleep(2)
"""


def places(bench: Bench, task: str, argument: object, level: str) -> set[str]:
    """Run a task, and return the places where the secret can be read."""
    bench.send(task, argument)
    seen = {"broker": str(bench.redis.lrange(QUEUE, 0, -1))}
    events = bench.start("celery", "-A", "tasks", "events", "--dump")
    events.wait_for("evdump: starting")
    worker = bench.worker("tasks", "-E", "-l", level)
    bench.wait(lambda: bench.diary() == [SECRET])
    seen["inspect"] = str(bench.inspect_active())
    events.wait_for("task succeeded")
    return {place for place, text in {**seen, "events": events.log(), "log": worker.log()}.items() if SECRET in text}


@pytest.mark.parametrize(
    ("task", "argument", "level", "shown"),
    [
        ("given", SECRET, "info", {"broker", "inspect", "events"}),
        ("given", SECRET, "debug", {"broker", "inspect", "events", "log"}),
        ("looked up", 1, "debug", set()),
    ],
)
def test_where_it_is_read(make_bench: MakeBench, task: str, argument: object, level: str, shown: set[str]) -> None:
    bench = make_bench(PROOF_SECRET=SECRET)
    bench.module("tasks", TASKS)
    assert places(bench, task, argument, level) == shown


def test_a_worker_that_does_not_know_the_task_logs_it(make_bench: MakeBench) -> None:
    bench = make_bench()
    bench.module("tasks", TASKS)
    worker = bench.worker("tasks")
    bench.send("renamed", SECRET)
    worker.wait_for(SECRET)
