"""CEL511, CEL512, CEL519: what `autoretry_for` retries, and what it does not."""

from __future__ import annotations

import pytest

from .bench import Bench
from .conftest import MakeBench

pytestmark = pytest.mark.proof

TASKS = """
from celery.exceptions import Reject
from common import new_app, note

app = new_app()

def task(**options):
    def decorate(function):
        options.setdefault("autoretry_for", (Exception,))
        return app.task(name=function.__name__, max_retries=1, default_retry_delay=0, **options)(function)
    return decorate

@task()
def mistaken():
    note("run")
    return misspelt

@task()
def rejected():
    note("run")
    raise Reject("not today", requeue=False)

@task(autoretry_for=(OSError,))
def narrow():
    note("run")
    return misspelt

@task()
def swallowed():
    note("run")
    try:
        raise OSError("no answer")
    except Exception:
        return "failed"

@app.task(name="end")
def end():
    note("end")
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


@pytest.mark.parametrize(("task", "runs"), [("mistaken", 2), ("rejected", 2), ("narrow", 1), ("swallowed", 1)])
def test_how_often_it_runs(bench: Bench, task: str, runs: int) -> None:
    bench.send(task)
    bench.wait(lambda: len(bench.diary()) >= runs)
    bench.outcome("end")
    assert bench.diary() == ["run"] * runs + ["end"]


def test_a_swallowed_error_is_a_success(bench: Bench) -> None:
    assert bench.outcome("swallowed") == ("SUCCESS", "failed")


def sync(shop: int) -> None:
    """Do the task's work."""


def test_a_class_alone_keeps_the_app_from_being_finalized() -> None:
    celery = pytest.importorskip("celery")
    app = celery.Celery("shop", set_as_current=False)
    app.task(name="sync", autoretry_for=OSError, shared=False)(sync)
    with pytest.raises(TypeError):
        app.finalize()
