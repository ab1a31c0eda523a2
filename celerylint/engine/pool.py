"""The facts of many files at once: processes forked from this one each read a share of them."""

from __future__ import annotations

import os
import pickle
import signal
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Final, NoReturn

from celerylint.extract.file import facts_of
from celerylint.model.facts import FileFacts

Source = tuple[str, bytes]

WORTH_A_FORK: Final = 100_000  # bytes: half a second of reading, against some milliseconds for a process


def facts_of_all(sources: Sequence[Source], jobs: int | None) -> Iterator[FileFacts]:
    """The facts of each file, in the order given; `jobs` limits the processes (default: the processors at hand)."""
    count = _processes(sources, jobs)
    largest_first = sorted(range(len(sources)), key=lambda index: -len(sources[index][1]))
    shares = [largest_first[first::count] for first in range(count)]
    facts: dict[int, FileFacts] = {}
    with _workers([[sources[index] for index in share] for share in shares[1:]]) as workers:
        facts.update(_read(sources, shares[0]))
        for share, worker in zip(shares[1:], workers, strict=True):
            answer = worker.answer()
            # A worker that was killed, or could not hand its facts over, costs time and nothing else.
            facts.update(_read(sources, share) if answer is None else zip(share, answer, strict=True))
    return (facts[index] for index in range(len(sources)))


def _processes(sources: Sequence[Source], jobs: int | None) -> int:
    if not hasattr(os, "fork") or threading.active_count() > 1:  # a fork takes locks along that no thread will release
        return 1
    worth = sum(len(source) for _, source in sources) // WORTH_A_FORK
    return max(1, min(jobs or _processors(), worth, len(sources)))


def _processors() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _read(sources: Sequence[Source], share: Sequence[int]) -> Iterator[tuple[int, FileFacts]]:
    return ((index, facts_of(*sources[index])) for index in share)


@contextmanager
def _workers(shares: Sequence[Sequence[Source]]) -> Iterator[list[_Worker]]:
    """A process for each share; none is left when the run is broken off."""
    workers: list[_Worker] = []
    try:
        workers.extend(map(_Worker, shares))
        yield workers
    finally:
        for worker in workers:
            worker.end()


class _Worker:
    """One process that reads its share and hands the facts over through a pipe."""

    def __init__(self, share: Sequence[Source]) -> None:
        receiving, sending = os.pipe()
        self._pid: int | None = os.fork()
        if not self._pid:
            os.close(receiving)
            _work(share, sending)
        os.close(sending)
        self._pipe = os.fdopen(receiving, "rb")

    def answer(self) -> list[FileFacts] | None:
        """The facts in the order of the share; None when the process did not come to its end."""
        # From a process of our own and never from a file: nothing but these classes can be in it.
        with self._pipe:
            data = self._pipe.read()
        return list(pickle.loads(data)) if self._wait() == 0 else None

    def end(self) -> None:
        """Stop the process if it still runs."""
        self._pipe.close()
        if self._pid is not None:
            os.kill(self._pid, signal.SIGKILL)
            self._wait()

    def _wait(self) -> int:
        assert self._pid is not None
        _, status = os.waitpid(self._pid, 0)
        self._pid = None
        return status


def _work(share: Sequence[Source], sending: int) -> NoReturn:
    status = 1
    try:
        with os.fdopen(sending, "wb") as pipe:
            pickle.dump([facts_of(*source) for source in share], pipe, pickle.HIGHEST_PROTOCOL)
        status = 0
    finally:
        os._exit(status)  # also over an exception: what is buffered for the terminal belongs to the parent
