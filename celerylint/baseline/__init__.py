"""Findings that were there before celerylint came: recorded once, and shown no more.

A record knows its rule, file and subject (a task, a setting) and the code it points at as Python reads it, but no line
and no message: code may move, be laid out anew and get comments.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple


class Record(NamedTuple):
    """One kind of finding at one place. `path` is relative to the folder of the baseline, with forward slashes.

    `anchor` is what the finding points at, see `celerylint.baseline.anchor`.
    """

    path: str
    rule: str
    symbol: str
    anchor: str

    def elsewhere(self) -> tuple[str, str, str]:
        """What stays the same when its file gets another name, which the names of its tasks may begin with."""
        return self.rule, self.symbol.rpartition(".")[2], self.anchor


@dataclass
class Baseline:
    """What is recorded, how often, and what of it has been found again in this run."""

    path: Path
    recorded: Counter[Record]
    found: Counter[Record] = field(default_factory=Counter)

    def sift(self, records: Iterable[Record]) -> Iterator[bool]:
        """For each finding whether it was recorded: of n records the first n findings are, one more is new."""
        for record in records:
            known = self._known(record)
            if known is not None:
                self.found[known] += 1
            yield known is not None

    def _known(self, record: Record) -> Record | None:
        if self._is_left(record):
            return record
        moved = (
            other
            for other in self.recorded
            if other.elsewhere() == record.elsewhere() and self._is_left(other) and self.is_gone(other)
        )
        return next(moved, None)

    def _is_left(self, record: Record) -> bool:
        return self.found[record] < self.recorded[record]

    def is_gone(self, record: Record) -> bool:
        """Whether a record's file is no longer there."""
        return not (self.path.parent / record.path).exists()

    def stale(self, looked_at: Iterable[tuple[str, str]]) -> Counter[Record]:
        """What is recorded and was not found, of the (path, rule) pairs that a run has looked at, and of gone files."""
        seen = set(looked_at)
        left = self.recorded - self.found
        return Counter(
            {
                record: count
                for record, count in left.items()
                if (record.path, record.rule) in seen or self.is_gone(record)
            }
        )
