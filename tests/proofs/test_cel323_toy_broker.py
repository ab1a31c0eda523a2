"""CEL323: what does not arrive with brokers and result backends for experiments."""

from __future__ import annotations

import time

import pytest

from .bench import Bench, Running
from .conftest import MakeBench
from .servers import need

pytestmark = pytest.mark.proof

TASKS = """
import os
import time
from common import new_app, note

app = new_app(task_acks_late=True)
app.conf.broker_url = os.environ["PROOF_BROKER"] or os.environ["PROOF_REDIS"]
app.conf.result_backend = os.environ["PROOF_BACKEND"] or os.environ["PROOF_REDIS"]
if app.conf.broker_url.startswith("filesystem"):
    places = ["data_folder_in", "data_folder_out", "control_folder"]
    app.conf.broker_transport_options = dict.fromkeys(places, "queue")
    os.makedirs("queue", exist_ok=True)
if app.conf.broker_url.startswith("redis"):
    app.conf.broker_transport_options = {"visibility_timeout": 1}

@app.task(name="sell")
def sell(seconds=0):
    note("begun")
    time.sleep(seconds)
    return "sold"
"""
SHOP = """
import sys
from celery.exceptions import TimeoutError
from tasks import app, sell

if sys.argv[1] == "ping":
    print(app.control.inspect(timeout=2).ping())
elif sys.argv[1] == "send":
    sell.delay(int(sys.argv[2]))
else:
    try:
        print(sell.delay().get(timeout=5))
    except TimeoutError:
        print("nothing came")
"""
FILES, SQL = "filesystem://", "sqla+sqlite:///queue.sqlite"


def project(make_bench: MakeBench, broker: str = "", backend: str = "") -> tuple[Bench, Running]:
    """Run a worker with this broker and result backend; "" stands for Redis."""
    need("sqlalchemy")
    bench = make_bench(PROOF_BROKER=broker, PROOF_BACKEND=backend)
    bench.module("tasks", TASKS)
    bench.module("shop", SHOP)
    return bench, bench.worker("tasks")


@pytest.mark.parametrize(
    ("broker", "backend", "seen", "runs"),
    [
        ("memory://", "", "nothing came", []),
        ("", "cache+memory://", "nothing came", ["begun"]),
        ("", "", "sold", ["begun"]),
    ],
)
def test_memory_belongs_to_one_process(
    make_bench: MakeBench, broker: str, backend: str, seen: str, runs: list[str]
) -> None:
    bench, _ = project(make_bench, broker, backend)
    assert bench.run("shop", "get").splitlines()[0] == seen
    assert bench.diary() == runs


@pytest.mark.parametrize(("broker", "answered"), [(SQL, False), (FILES, True), ("", True)])
def test_the_sql_transport_has_no_remote_control(make_bench: MakeBench, broker: str, answered: bool) -> None:
    bench, _ = project(make_bench, broker)
    assert ("pong" in bench.run("shop", "ping")) is answered


@pytest.mark.parametrize(("broker", "runs"), [(SQL, 1), (FILES, 1), ("", 2)])
def test_what_a_killed_worker_had_is_lost_though_acknowledged_late(
    make_bench: MakeBench, broker: str, runs: int
) -> None:
    bench, worker = project(make_bench, broker)
    bench.run("shop", "send", "3")
    bench.wait(lambda: bench.diary() == ["begun"])
    worker.kill()
    time.sleep(1.1)  # the visibility timeout: a worker asks for what is older when it starts, and rarely afterwards
    bench.worker("tasks")
    bench.run("shop", "send", "0")  # the new worker takes up work
    bench.wait(lambda: len(bench.diary()) > runs)
    assert bench.diary() == ["begun"] * (runs + 1)
