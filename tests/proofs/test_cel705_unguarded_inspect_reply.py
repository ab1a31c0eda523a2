"""CEL705: with no worker to answer, an inspector gives None."""

from __future__ import annotations

import pytest

from .bench import Bench
from .conftest import MakeBench

ASKING = """
import sys
from common import new_app

app = new_app()

def busy_workers():
    return [name for name, tasks in app.control.inspect().active().items() if tasks]

def busy_workers_or_none():
    active = app.control.inspect().active() or {}
    return [name for name, tasks in active.items() if tasks]

METHODS = "active reserved scheduled stats registered active_queues conf revoked ping report clock".split()

def show():
    inspector = app.control.inspect(timeout=0.1)
    print("answers", {str(getattr(inspector, method)()) for method in METHODS})
    print("ping", app.control.ping(timeout=0.1))

def main(name):
    try:
        print("gives", globals()[name]())
    except (AttributeError, TypeError) as error:
        print("fails", type(error).__name__, error)

if __name__ == "__main__":
    main(sys.argv[1])
"""


@pytest.fixture(scope="module")
def bench(make_bench: MakeBench) -> Bench:
    """Make a bench without a worker."""
    bench = make_bench()
    bench.module("asking", ASKING)
    return bench


def test_every_question_gives_none_without_workers(bench: Bench) -> None:
    printed = bench.run("asking", "show")
    assert "answers {'None'}" in printed
    assert "ping []" in printed


def test_unguarded_answer_fails_when_no_worker_answers(bench: Bench) -> None:
    assert "fails AttributeError 'NoneType' object has no attribute 'items'" in bench.run("asking", "busy_workers")


def test_answer_with_a_default_is_empty_when_no_worker_answers(bench: Bench) -> None:
    assert "gives []" in bench.run("asking", "busy_workers_or_none")


def test_worker_that_answers_hides_the_fault(bench: Bench) -> None:
    worker = bench.worker("asking:app")
    assert "gives []" in bench.run("asking", "busy_workers")
    worker.kill()
