"""Where on a line, or below it, a suppression comment can stand."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

_QUOTES: Final = ('"""', "'''")


def noqa_row(lines: Sequence[str], row: int) -> int:
    """The line where a comment can stand: below continuation lines and the string that begins on `row`."""
    while 1 <= row < len(lines) and lines[row - 1].endswith("\\"):
        row += 1
    if not 1 <= row <= len(lines):
        return row
    for quotes in _QUOTES:
        if lines[row - 1].count(quotes) % 2:
            return next((end for end in range(row + 1, len(lines) + 1) if quotes in lines[end - 1]), row)
    return row
