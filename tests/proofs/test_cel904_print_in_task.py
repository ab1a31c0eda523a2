"""CEL904: what a task prints is a warning, whatever it says, and does not tell which task and which run said it."""

from __future__ import annotations

import pytest

from .bench import Bench, Running
from .conftest import MakeBench

pytestmark = pytest.mark.proof

TASKS = """
from celery.utils.log import get_task_logger
from common import new_app

app = new_app(
    worker_log_format="said by %(name)s: %(levelname)s %(message)s",
    worker_task_log_format="said by %(task_name)s[%(task_id)s]: %(levelname)s %(message)s",
)
logger = get_task_logger(__name__)

@app.task(name="prints")
def tidy_and_print(path):
    print("tidying", path)
    print("error: not found")

@app.task(name="logs")
def tidy_and_log(path):
    logger.info("tidying %s", path)
    logger.error("not found")
"""
PRINTED = ["WARNING tidying", "WARNING /srv", "WARNING error: not found"]
LOGGED = ["INFO tidying /srv", "ERROR not found"]


@pytest.mark.parametrize(
    ("level", "printed", "logged"),
    [("info", PRINTED, LOGGED), ("warning", PRINTED, LOGGED[1:]), ("error", [], LOGGED[1:])],
)
def test_what_the_log_shows(make_bench: MakeBench, level: str, printed: list[str], logged: list[str]) -> None:
    bench: Bench = make_bench()
    bench.module("tasks", TASKS)
    worker = bench.start("celery", "-A", "tasks", "worker", "-l", level, "-P", "prefork", "-c", "1")
    results = [bench.send(task, "/srv") for task in ("prints", "logs")]
    bench.wait(lambda: all(result.ready() for result in results))
    assert said_by(worker, "celery.redirected") == printed
    assert said_by(worker, f"logs[{results[1].id}]") == logged


def said_by(worker: Running, name: str) -> list[str]:
    """Return what a worker's log says under a name, without the blanks that `print` writes between its arguments."""
    lead = f"said by {name}: "
    lines = [line.removeprefix(lead).strip() for line in worker.log().splitlines() if line.startswith(lead)]
    return [line for line in lines if line != "WARNING"]
