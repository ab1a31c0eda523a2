"""CEL709: one request empties the queue, keeps workers from it, renews or stops them; revoking ends one task."""

from __future__ import annotations

import pytest

from .bench import QUEUE, Bench
from .conftest import MakeBench
from .servers import need

pytestmark = pytest.mark.proof

WEB = """
import os
import time
from fastapi import FastAPI
from common import new_app, note

celery = new_app(worker_pool_restarts=True)
web = FastAPI()

@celery.task(name="first")
def first():
    note("first")
    while not os.path.exists("go"):
        time.sleep(0.1)
    return os.getpid()

@celery.task(name="print")
def print_pages(whose):
    note(f"prints for {whose}")
    return os.getpid()

@web.delete("/queue")
def empty():
    return celery.control.purge()

@web.delete("/workers")
def stop():
    return celery.control.shutdown()

@web.delete("/consumers")
def cancel_consumers():
    return celery.control.cancel_consumer("celery")

@web.delete("/processes")
def restart():
    return celery.control.pool_restart(reply=True, limit=1)

@web.delete("/jobs/{job_id}")
def cancel(job_id: str):
    return celery.control.revoke(job_id)
"""

CLIENT = """
import sys
from fastapi.testclient import TestClient
from web import web

print("status", TestClient(web).delete(sys.argv[1]).status_code)
"""


@pytest.fixture
def bench(make_bench: MakeBench) -> Bench:
    """Make a bench with a web application that commands its workers."""
    need("fastapi", "httpx")
    bench = make_bench()
    bench.module("web", WEB)
    bench.module("client", CLIENT)
    return bench


def delete(bench: Bench, path: str) -> None:
    """Send a request."""
    assert "status 200" in bench.run("client", path)


def test_purge_throws_away_what_everybody_has_sent_to_queues_of_the_app(bench: Bench) -> None:
    bench.send("print", "another app")
    bench.redis.rename(QUEUE, "queue of another app")
    for whose in ("me", "you"):
        bench.send("print", whose)
    delete(bench, "/queue")
    assert bench.broker_holds() == 0
    assert bench.redis.llen("queue of another app") == 1


def test_shutdown_stops_every_worker(bench: Bench) -> None:
    workers = [bench.worker("web:celery", "-n", name) for name in ("one", "two")]
    delete(bench, "/workers")
    assert [worker.ended() for worker in workers] == [0, 0]


def test_cancel_consumer_keeps_workers_from_a_queue(bench: Bench) -> None:
    worker = bench.worker("web:celery")
    delete(bench, "/consumers")
    worker.wait_for("Canceling queue celery")
    bench.send("print", "you")
    worker.stop()
    assert (bench.diary(), bench.redis.llen(QUEUE)) == ([], 1)


def test_pool_restart_renews_the_processes_after_what_they_run(bench: Bench) -> None:
    bench.worker("web:celery")
    running = bench.send("first")
    bench.wait(lambda: bool(bench.diary()))
    delete(bench, "/processes")
    (bench.folder / "go").touch()
    _, after = bench.outcome("print", "me")
    assert running.state == "SUCCESS"
    assert running.result != after


def test_revoke_ends_one_task_and_leaves_those_of_others(bench: Bench) -> None:
    worker = bench.worker("web:celery")
    bench.send("first")
    mine, yours = bench.send("print", "me"), bench.send("print", "you")
    delete(bench, f"/jobs/{mine.id}")
    worker.wait_for("flagged as revoked")
    (bench.folder / "go").touch()
    bench.wait(lambda: mine.ready() and yours.ready())
    assert (mine.state, yours.state) == ("REVOKED", "SUCCESS")
    assert bench.diary() == ["first", "prints for you"]
