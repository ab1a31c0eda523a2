"""Files read by several processes say what they say to one."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from celerylint.engine import pool
from celerylint.extract.file import facts_of
from celerylint.model.facts import FileFacts

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="files are read in one process where there is no fork")

SOURCES = [
    (f"shop/tasks_{number}.py", f"from .celery import app\n\n\n@app.task\ndef task_{number}(): ...\n".encode() * number)
    for number in range(1, 9)
] + [("shop/broken.py", b"def (:\n"), ("shop/notes.py", b"x = 1  # celerylint: ignore[CEL001] why\n")]


@pytest.fixture(autouse=True)
def forks(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[int]]:
    """The processes that were started, for little too; in the end none is left, not even one nobody waited for."""
    monkeypatch.setattr(pool, "WORTH_A_FORK", 1)
    started: list[int] = []
    fork = os.fork

    def counted() -> int:
        pid = fork()
        started.append(pid)
        return pid

    monkeypatch.setattr(os, "fork", counted)
    yield started
    for pid in started:
        with pytest.raises(ChildProcessError):
            os.waitpid(pid, os.WNOHANG)


@pytest.mark.parametrize("jobs", [1, 2, 3, 99])
def test_the_facts_are_those_of_one_process_in_the_order_given(jobs: int, forks: list[int]) -> None:
    assert list(pool.facts_of_all(SOURCES, jobs)) == [facts_of(*source) for source in SOURCES]
    assert len(forks) == min(jobs, len(SOURCES)) - 1


def test_little_to_read_starts_no_process(monkeypatch: pytest.MonkeyPatch, forks: list[int]) -> None:
    monkeypatch.setattr(pool, "WORTH_A_FORK", 1_000_000)
    assert len(list(pool.facts_of_all(SOURCES, 4))) == len(SOURCES)
    assert list(pool.facts_of_all([], 4)) == []
    assert forks == []


def _in_workers(do: Callable[[], Any]) -> Callable[[str, bytes], FileFacts]:
    parent = os.getpid()

    def read(path: str, source: bytes) -> FileFacts:
        if os.getpid() != parent:
            do()
        return facts_of(path, source)

    return read


def _fail() -> None:
    raise RuntimeError("no more memory")


@pytest.mark.parametrize("end", [lambda: os.kill(os.getpid(), signal.SIGKILL), _fail], ids=["killed", "raised"])
def test_a_worker_that_dies_costs_no_file(
    end: Callable[[], Any], monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str], forks: list[int]
) -> None:
    monkeypatch.setattr(pool, "facts_of", _in_workers(end))
    assert list(pool.facts_of_all(SOURCES, 3)) == [facts_of(*source) for source in SOURCES]
    assert len(forks) == 2
    assert capfd.readouterr() == ("", "")


def test_a_run_that_is_broken_off_leaves_no_process(monkeypatch: pytest.MonkeyPatch, forks: list[int]) -> None:
    parent = os.getpid()

    def read(path: str, source: bytes) -> FileFacts:
        if os.getpid() == parent:
            raise KeyboardInterrupt
        signal.pause()
        return facts_of(path, source)

    monkeypatch.setattr(pool, "facts_of", read)
    with pytest.raises(KeyboardInterrupt):
        list(pool.facts_of_all(SOURCES, 3))
    assert len(forks) == 2
