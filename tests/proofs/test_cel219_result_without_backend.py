"""CEL219, CEL220: what there is of a result that nothing stores."""

from __future__ import annotations

import pytest

from .bench import Bench
from .conftest import MakeBench

pytestmark = pytest.mark.proof

TASKS = """
import os
from celery import Celery
from common import new_app

app = new_app()
bare = Celery("bare", broker=os.environ["PROOF_REDIS"], set_as_current=False)

@app.task(name="kept")
def kept():
    return 7

@app.task(name="ignored", ignore_result=True)
def ignored():
    return 7

@bare.task(name="unstored")
def unstored():
    return 7

def ask(call):
    try:
        print("gives", call())
    except Exception as error:
        print("fails", type(error).__name__, error)

if __name__ == "__main__":
    result = unstored.delay()
    ask(lambda: result.get(timeout=1))
    ask(result.ready)
    ask(lambda: ignored.delay().get(timeout=10))
    ask(lambda: kept.delay().get(timeout=10))
"""


@pytest.fixture(scope="module")
def bench(make_bench: MakeBench) -> Bench:
    """Run one worker for all tasks above."""
    bench = make_bench()
    bench.module("tasks", TASKS)
    bench.worker("tasks")
    return bench


def test_asking_fails_without_a_backend_and_gives_none_when_it_is_ignored(bench: Bench) -> None:
    printed = [line for line in bench.run("tasks").splitlines() if line.startswith(("gives", "fails"))]
    first, second, ignored, kept = printed
    assert first.startswith("fails ")
    assert second.startswith("fails ")
    assert ignored == "gives None"
    assert kept == "gives 7"
