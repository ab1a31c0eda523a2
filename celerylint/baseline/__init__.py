"""Findings that were there before celerylint came: recorded once, and shown no more.

A record knows its rule, file, function and subject (a task, a setting) and the code it points at as Python reads it,
but no line and no message: code may move, be laid out anew and get comments.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import NamedTuple


class Record(NamedTuple):
    """One kind of finding at one place. `path` is relative to the folder of the baseline, with forward slashes.

    `scope` is the function it stands in; `anchor` is what it points at, see `celerylint.baseline.anchor`.
    """

    path: str
    rule: str
    scope: str
    symbol: str
    anchor: str

    def elsewhere(self) -> tuple[str, str, str, str]:
        """What stays the same when its file gets another name, which the names of its tasks may begin with."""
        return self.rule, self.scope, self.symbol.rpartition(".")[2], self.anchor


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
        return next(filter(self._is_left, self._moved.get(record.elsewhere(), ())), None)

    def _is_left(self, record: Record) -> bool:
        return self.found[record] < self.recorded[record]

    @cached_property
    def _moved(self) -> dict[tuple[str, str, str, str], list[Record]]:
        """The records of files that are no longer there, by what stays the same."""
        paths = {record.path for record in self.recorded}
        gone = {path for path in paths if not (self.path.parent / path).exists()}
        moved: dict[tuple[str, str, str, str], list[Record]] = {}
        for record in self.recorded:
            if record.path in gone:
                moved.setdefault(record.elsewhere(), []).append(record)
        return moved

    def stale(self, speaks: Callable[[str, str], bool]) -> Counter[Record]:
        """The records that were not found again, of those (path, rule) that this run can speak of."""
        left = self.recorded - self.found
        return Counter({record: count for record, count in left.items() if speaks(record.path, record.rule)})
