"""CEL215: a chord in a database waits without end for a result that is not stored; in Redis it does not."""

from __future__ import annotations

import pytest

from .bench import Bench
from .conftest import MakeBench
from .servers import need

pytestmark = pytest.mark.proof

LOOKS = 5
TASKS = """
import os
from celery import chord
from common import new_app, note

app = new_app(result_chord_retry_interval=0.1)
if os.environ["PROOF_BACKEND"] == "database":
    app.conf.result_backend = "db+sqlite:///" + os.environ["PROOF_DIARY"] + ".sqlite"

@app.task(name="ignored", ignore_result=True)
def ignored(shop):
    note("counted")
    return shop

@app.task(name="kept")
def kept(shop):
    note("counted")
    return shop

@app.task(name="total")
def total(counts):
    note(f"total {sorted(counts)}")

def send(count):
    chord([count.s(1), count.s(2)], total.s()).delay()
"""


def counting(make_bench: MakeBench, backend: str, task: str) -> tuple[Bench, str]:
    """Send a chord of a task to a worker of its own; return its bench and what the worker logs."""
    need("sqlalchemy")
    bench = make_bench(PROOF_BACKEND=backend)
    bench.module("tasks", TASKS)
    bench.module("shop", f"import tasks\ntasks.send(tasks.{task})\n")
    worker = bench.worker("tasks")
    bench.run("shop")
    bench.wait(lambda: any(line.startswith("total") for line in bench.diary()) or looks(worker.log()) >= LOOKS)
    return bench, worker.log()


def looks(log: str) -> int:
    """How often the worker has looked in vain for the results of the header."""
    return sum("celery.chord_unlock" in line and "retry: Retry in" in line for line in log.splitlines())


def test_in_a_database_the_body_is_looked_for_in_vain(make_bench: MakeBench) -> None:
    bench, log = counting(make_bench, "database", "ignored")
    assert looks(log) >= LOOKS, bench.evidence()
    assert bench.diary() == ["counted", "counted"]


@pytest.mark.parametrize(("backend", "task"), [("database", "kept"), ("redis", "ignored"), ("redis", "kept")])
def test_the_body_runs(make_bench: MakeBench, backend: str, task: str) -> None:
    bench, _ = counting(make_bench, backend, task)
    assert bench.diary() == ["counted", "counted", "total [1, 2]"]
