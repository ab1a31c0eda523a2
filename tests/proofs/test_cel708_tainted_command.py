"""CEL708: what somebody puts into a message runs in the worker, unless the argument stays an argument."""

from __future__ import annotations

import pickle
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from .bench import Bench
from .conftest import MakeBench

pytestmark = pytest.mark.proof

TASKS = """
import json
import os
import pickle
import shlex
import subprocess
from common import new_app

app = new_app()

@app.task(name="shell")
def show_in_shell(path):
    os.system("echo " + path)

@app.task(name="subprocess shell")
def show_in_subprocess_shell(path):
    subprocess.run(f"echo {path}", shell=True, check=True)

@app.task(name="eval")
def calculate(formula):
    eval(formula)

@app.task(name="pickle")
def unpack(data):
    pickle.loads(data)

@app.task(name="list")
def show_in_list(path):
    subprocess.run(["echo", "--", path], check=True, timeout=60)

@app.task(name="quoted")
def show_quoted(path):
    os.system("echo " + shlex.quote(path))

@app.task(name="json")
def read(data):
    json.loads(data)
"""


@dataclass
class Opener:
    """Opens a file for writing when it is unpickled."""

    file: str

    def __reduce__(self) -> tuple[object, tuple[str, str]]:
        return open, (self.file, "w")


def in_shell(file: str) -> str:
    """Return a path that a shell reads as the end of one command and another one."""
    return f"photo.png; touch {file}"


def in_python(file: str) -> str:
    """Return a formula that opens a file."""
    return f"open({file!r}, 'w')"


def in_pickle(file: str) -> bytes:
    """Return a pickle that opens a file."""
    return pickle.dumps(Opener(file))


@pytest.fixture(scope="module")
def bench(make_bench: MakeBench) -> Bench:
    """Run one worker for all tasks above."""
    bench = make_bench()
    bench.module("tasks", TASKS)
    bench.worker("tasks")
    return bench


@pytest.mark.parametrize(
    ("task", "write", "runs"),
    [
        ("shell", in_shell, True),
        ("subprocess shell", in_shell, True),
        ("list", in_shell, False),
        ("quoted", in_shell, False),
        ("eval", in_python, True),
        ("json", in_python, False),
        ("pickle", in_pickle, True),
        ("json", in_pickle, False),
    ],
)
def test_what_stands_in_an_argument_runs(
    bench: Bench, tmp_path: Path, task: str, write: Callable[[str], Any], *, runs: bool
) -> None:
    made = tmp_path / "made"
    bench.outcome(task, write(str(made)))
    assert made.exists() is runs
