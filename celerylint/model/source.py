"""Places in source text."""

from typing import NamedTuple


class Span(NamedTuple):
    """A stretch of one file: rows and columns 1-based, columns in code points, the end exclusive.

    `path` is relative to the project root, with forward slashes.
    """

    path: str
    line: int
    column: int
    end_line: int
    end_column: int

    def covers(self, line: int) -> bool:
        """Whether the span touches this line."""
        return self.line <= line <= self.end_line
