"""CEL205, 207, 211, 213, 217: what celerylint says of calls and canvases is what real Celery does with them.

Each line is read by the linter, and run: in the caller, with the task run at once (eager), so that mistakes which a
worker would meet are met here. The second table runs in a real worker.
"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from .bench import Bench
from .conftest import MakeBench

pytestmark = pytest.mark.proof

TASKS = """
from celery import Celery, chain, chord, group

app = Celery("mill", broker="memory://", backend="cache+memory://")
app.conf.update(task_always_eager=True, task_eager_propagates=True)

@app.task(shared=False)
def grind(batch, fine=False):
    return batch

@app.task(bind=True, shared=False)
def sift(self, batch, *, mesh):
    return batch

@app.task(shared=False)
def anything(*sacks, **notes):
    return len(sacks)

@app.task(shared=False)
def clean():
    return "clean"

@app.task(shared=False)
def pack(flour, label):
    return label
"""
LINES = """
grind.delay()
grind.delay(1)
grind.delay(1, True)
grind.delay(1, True, 3)
grind.delay(1, fine=True)
grind.delay(1, coarse=True)
grind.delay(1, batch=2)
grind.delay(batch=1)
grind.delay(1, countdown=5)
grind.delay(1, queue="slow")
anything.delay(1, 2, 3)
anything.delay()
sift.delay(1)
sift.delay(1, 2)
sift.delay(1, mesh=2)
sift.delay(mesh=2)
clean.delay()
clean.delay(1)
grind.apply_async((1,))
grind.apply_async([1])
grind.apply_async()
grind.apply_async((1, 2, 3))
grind.apply_async((1,), {"fine": True})
grind.apply_async((1,), {"coarse": True})
grind.apply_async(args=(1,), kwargs={"batch": 2})
grind.apply_async(kwargs={"batch": 2})
grind.apply_async(5)
grind.apply_async((1,), countdown=5)
grind.s(1).delay()
grind.s(1, 2, 3).delay()
grind.si(1, coarse=2).delay()
chain(grind.s(1), grind.s()).delay()
chain(grind.s(1), clean.s()).delay()
chain(grind.s(1), clean.si()).delay()
chain(grind.s(1), pack.s("rye")).delay()
chain(grind.s(1), pack.s()).delay()
chain(grind.s(1), pack.s("rye", 2)).delay()
chain(grind.s(1), pack.si(2, "rye")).delay()
chain(grind.s(1), anything.s(1, 2)).delay()
chain(grind(1), grind.s()).delay()
chain(grind.s(1), clean).delay()
group([grind.s(1), clean.s()]).delay()
group([grind(1)]).delay()
group(grind.s(one) for one in (1, 2)).delay()
group(grind(one) for one in (1, 2)).delay()
chord([grind.s(1)], anything.s()).delay()
chord([grind.s(1)], clean.s()).delay()
chord([grind.s(1)], clean.si()).delay()
"""
CODES = ("CEL205", "CEL207", "CEL211", "CEL213", "CEL217")


def said(folder: Path, lines: list[str]) -> list[bool]:
    """Of each line, whether celerylint reports it."""
    body = "".join(f"    {line}\n" for line in lines)
    (folder / "tasks.py").write_text(TASKS)
    (folder / "calls.py").write_text(f"from tasks import *\n\ndef work():\n{body}")
    command = [
        sys.executable,
        "-m",
        "celerylint",
        "check",
        "--isolated",
        "--preview",
        "--output-format=json",
        "--exit-zero",
    ]
    done = subprocess.run(
        [*command, f"--select={','.join(CODES)}", "."], cwd=folder, capture_output=True, text=True, check=True
    )
    found = {item["location"]["row"] for item in json.loads(done.stdout)}
    return [number in found for number in range(4, 4 + len(lines))]


def done(line: str) -> bool:
    """Whether a line fails."""
    names: dict[str, object] = {"__name__": "tasks"}
    exec(TASKS, names)
    try:
        exec(line, names)
    except (TypeError, AttributeError, ValueError):
        return True
    return False


def test_what_is_said_is_what_is_done(tmp_path: Path) -> None:
    pytest.importorskip("celery")
    lines = LINES.strip().splitlines()
    answers = zip(lines, said(tmp_path, lines), map(done, lines), strict=True)
    assert [line for line, reported, fails in answers if reported is not fails] == []


WORKER_TASKS = """
from celery import chain, chord, group
from common import new_app, note

app = new_app()

@app.task(name="mill.grind")
def grind(batch):
    note(f"ground {batch}")
    return batch

@app.task(name="mill.clean")
def clean():
    note("cleaned")
"""


@pytest.mark.parametrize(
    ("line", "seen"),
    [
        ("chain(grind.s(1), clean.s()).delay()", ["ground 1"]),
        ("chain(grind.s(1), clean.si()).delay()", ["ground 1", "cleaned"]),
        ("grind.s(1)", []),
        ("chain(grind.s(1), clean.si())", []),
        ("grind.delay", []),
        ("app.send_task('mill.grind', (1, 2))", []),
        ("app.send_task('mill.grind', (1,))", ["ground 1"]),
    ],
)
def test_a_worker_does_so_too(worker: Bench, line: str, seen: list[str]) -> None:
    worker.clear_diary()
    worker.module("sender", f"from tasks import *\n{line}\n")
    worker.run("sender")
    worker.wait(lambda: len(worker.diary()) >= len(seen))
    worker.outcome("mill.end")  # the one process has been through all of it
    assert worker.diary() == [*seen, "ended"]


@pytest.fixture(scope="module")
def worker(make_bench: MakeBench) -> Bench:
    """Run one worker for the tasks above."""
    bench = make_bench()
    bench.module("tasks", WORKER_TASKS + '\n@app.task(name="mill.end")\ndef end():\n    note("ended")\n')
    bench.worker("tasks")
    return bench
