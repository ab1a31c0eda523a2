"""The bad code of the rules with a fix, run as `celerylint check --fix` leaves it: it does what the good code does.

That the bad code misbehaves is shown by the proof of each rule.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from .bench import Bench
from .conftest import MakeBench

pytestmark = pytest.mark.proof

APP = """
import os
from celery import Celery
from celery.exceptions import MaxRetriesExceededError
from common import note

app = Celery("proof", broker=os.environ["PROOF_REDIS"], backend=os.environ["PROOF_REDIS"])
app.conf.update(worker_hijack_root_logger=False, broker_connection_retry_on_startup=True)
"""

TASKS = (
    APP
    + """
@app.task(name="cel104_self")
def takes_self(self, line):
    return line

@app.task(name="cel104_bind", bind=True)
def takes_nothing():
    return "rang"

@app.task(name="cel105", ignore_results=True)
def misspelt():
    return "catalogued"

@app.task(name="cel501", bind=True, max_retries=1, default_retry_delay=0)
def goes_on(self):
    try:
        note("attempt")
        raise ConnectionError("no answer")
    except ConnectionError as exc:
        self.retry(exc=exc)
        note("alarm")

@app.task(name="cel502", bind=True, max_retries=1, default_retry_delay=0)
def gives_up(self):
    try:
        note("attempt")
        raise ConnectionError("no answer")
    except ConnectionError as exc:
        try:
            raise self.retry(exc=exc)
        except MaxRetriesExceededError:
            note("alarm")
            return "gave up"

@app.task(name="cel503", bind=True, max_retries=1, default_retry_delay=0)
def positional(self):
    try:
        note("attempt")
        raise ConnectionError("no answer")
    except ConnectionError as exc:
        raise self.retry(exc)

@app.task(name="cel504", bind=True, max_retries=1, default_retry_delay=0)
def swallows(self):
    try:
        note("attempt")
        if self.request.retries == 0:
            raise self.retry()
    except Exception:
        return "swallowed"
    return "done"

@app.task(name="cel705")
def asks():
    return list(app.control.inspect(timeout=0.1, destination=["nobody"]).active().items())
"""
)

SETTINGS = """
import json
from celery import Celery
from celery.schedules import crontab

app = Celery("shop", broker="redis://broker/0", backend="redis://broker/1")
app.conf.task_acks_lates = True
app.conf.WORKER_CONCURRENCY = 3
app.conf.result_expires = None
app.conf.broker_visibility_timeout = 7200
app.conf.beat_schedule = {
    "nightly": {"task": "cel401", "schedule": 86400},  # at 2:30
    "early": {"task": "cel403", "schedule": crontab(hour=5)},
    "late": {"task": "cel405", "schedule": crontab(minute=0, hour=22, day_of_week=7)},
}

@app.task
def sell(): ...

if __name__ == "__main__":
    print(json.dumps({
        "task_acks_late": app.conf.task_acks_late,
        "worker_concurrency": app.conf.worker_concurrency,
        "result_expires": app.conf.result_expires,
        "broker_transport_options": app.conf.broker_transport_options,
        **{name: str(entry["schedule"]) for name, entry in app.conf.beat_schedule.items()},
    }, sort_keys=True))
"""

LOST = (
    APP
    + """
import signal

@app.task(name="cel801")
def killed(flag):
    note("begun")
    if not os.path.exists(flag):
        open(flag, "w").close()
        os.kill(os.getpid(), signal.SIGKILL)
    note("finished")
"""
)

LATE = LOST.replace('"cel801"', '"cel802", acks_late=True')
REJECTED = LOST.replace('"cel801"', '"cel803", reject_on_worker_lost=True')


def fixed(bench: Bench, name: str, source: str, *codes: str) -> None:
    """Write a module as the fixes of these rules leave it; each of them must have had something to do."""
    bench.module(name, source)
    path = Path(bench.folder, f"{name}.py")
    options = ["--isolated", "--preview", "--fix", "--unsafe-fixes", "--show-fixes", "--exit-zero", "--color=never"]
    done = subprocess.run(
        [sys.executable, "-m", "celerylint", "check", f"--select={','.join(codes)}", *options, str(path)],
        capture_output=True,
        text=True,
        check=True,
    )
    assert [code for code in codes if f"x {code} " not in done.stdout + done.stderr] == [], done.stdout + done.stderr
    assert "Found" not in path.read_text()


@pytest.fixture(scope="module")
def running(make_bench: MakeBench) -> Bench:
    """Run one worker for all tasks above."""
    bench = make_bench()
    fixed(bench, "tasks", TASKS, "CEL104", "CEL105", "CEL501", "CEL502", "CEL503", "CEL504", "CEL705")
    bench.worker("tasks")
    return bench


@pytest.fixture
def bench(running: Bench) -> Bench:
    """Begin each proof with an empty diary."""
    running.clear_diary()
    return running


def test_cel104_both_forms_run(bench: Bench) -> None:
    assert bench.outcome("cel104_self", "12") == ("SUCCESS", "12")
    assert bench.outcome("cel104_bind") == ("SUCCESS", "rang")


def test_cel105_the_result_is_not_stored(bench: Bench) -> None:
    result = bench.send("cel105")
    bench.outcome("cel104_bind")  # the one process has been through both
    assert result.state == "PENDING"


@pytest.mark.parametrize("task", ["cel501", "cel503"])
def test_cel501_cel503_retries_and_fails_with_the_error(bench: Bench, task: str) -> None:
    state, error = bench.outcome(task)
    assert (state, type(error).__name__) == ("FAILURE", "ConnectionError")
    assert bench.diary() == ["attempt"] * 2


def test_cel502_the_handler_is_reached(bench: Bench) -> None:
    assert bench.outcome("cel502") == ("SUCCESS", "gave up")
    assert bench.diary() == ["attempt", "attempt", "alarm"]


def test_cel504_the_retry_gets_through(bench: Bench) -> None:
    assert bench.outcome("cel504") == ("SUCCESS", "done")
    assert bench.diary() == ["attempt"] * 2


def test_cel705_no_answer_is_an_empty_one(bench: Bench) -> None:
    assert bench.outcome("cel705") == ("SUCCESS", [])


def test_settings_and_schedules_are_in_force(make_bench: MakeBench) -> None:
    bench = make_bench()
    codes = ("CEL301", "CEL302", "CEL314", "CEL315", "CEL401", "CEL403", "CEL405")
    fixed(bench, "shop", SETTINGS, *codes)
    assert bench.run("shop").strip() == (
        '{"broker_transport_options": {"visibility_timeout": 7200},'
        ' "early": "<crontab: 0 5 * * * (m/h/dM/MY/d)>", "late": "<crontab: 0 22 * * 0 (m/h/dM/MY/d)>",'
        ' "nightly": "<crontab: 30 2 * * * (m/h/dM/MY/d)>",'
        ' "result_expires": 86400, "task_acks_late": true, "worker_concurrency": 3}'
    )


@pytest.mark.parametrize(("code", "source"), [("CEL801", LOST), ("CEL802", LATE), ("CEL803", REJECTED)])
def test_the_task_of_a_killed_child_is_run_again(code: str, source: str, make_bench: MakeBench) -> None:
    bench = make_bench()
    fixed(bench, "lost", source, code)
    bench.worker("lost")
    assert bench.outcome(code.lower(), str(bench.folder / "flag"))[0] == "SUCCESS"
    assert bench.diary() == ["begun", "begun", "finished"]
