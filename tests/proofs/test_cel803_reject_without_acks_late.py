"""CEL803: what was acknowledged before it ran can neither be rejected nor requeued."""

from __future__ import annotations

import time

import pytest

from .bench import Bench
from .conftest import MakeBench

pytestmark = pytest.mark.proof

TASKS = """
import os
import signal
from celery.exceptions import Reject
from common import new_app, note

app = new_app()

def deliver(attempts):
    note("attempt")
    with open(os.environ["PROOF_DIARY"]) as diary:
        if len(diary.readlines()) < attempts:
            raise Reject("no address yet", requeue=True)

def die():
    note("attempt")
    os.kill(os.getpid(), signal.SIGKILL)

app.task(name="deliver_early")(deliver)
app.task(name="deliver_late", acks_late=True)(deliver)
app.task(name="die_early", reject_on_worker_lost=True)(die)
"""


@pytest.fixture(scope="module")
def running(make_bench: MakeBench) -> Bench:
    """Run one worker for all tasks above."""
    bench = make_bench()
    bench.module("tasks", TASKS)
    bench.worker("tasks")
    return bench


@pytest.fixture
def bench(running: Bench) -> Bench:
    """Begin each proof with an empty diary."""
    running.clear_diary()
    return running


def test_a_requeued_task_that_was_acknowledged_is_gone_and_stays_pending(bench: Bench) -> None:
    result = bench.send("deliver_early", 3)
    bench.wait(lambda: bench.diary() == ["attempt"])
    time.sleep(1)
    assert bench.diary() == ["attempt"]
    assert bench.broker_holds() == 0
    assert result.state == "PENDING"


def test_with_late_acknowledgement_it_is_delivered_again(bench: Bench) -> None:
    assert bench.outcome("deliver_late", 3)[0] == "SUCCESS"
    assert bench.diary() == ["attempt"] * 3


def test_reject_on_worker_lost_does_nothing_after_an_early_acknowledgement(bench: Bench) -> None:
    state, error = bench.outcome("die_early")
    assert (state, type(error).__name__) == ("FAILURE", "WorkerLostError")
    assert bench.diary() == ["attempt"]
