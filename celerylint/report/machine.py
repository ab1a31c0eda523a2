"""What the formats for machines share: levels, paths as CI systems know them, columns."""

from __future__ import annotations

from typing import Final

from celerylint.model.source import Span
from celerylint.report import Entry, Report
from celerylint.rule import Severity

LEVELS: Final = {
    Severity.CRITICAL: "error",
    Severity.MAJOR: "error",
    Severity.MODERATE: "warning",
    Severity.MINOR: "note",
}


def level(entry: Entry) -> str:
    """error, warning or note."""
    return LEVELS[entry.finding.severity]


def path_of(report: Report, entry: Entry, path: str) -> str:
    """A path from the top of the checkout, with forward slashes; absolute when it does not lie below."""
    absolute = entry.root / path
    shown = absolute.relative_to(report.top) if absolute.is_relative_to(report.top) else absolute
    return shown.as_posix().encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def line_of(entry: Entry, path: str, number: int) -> str:
    """The text of a line; "" when there is none."""
    lines = entry.lines(path)
    return lines[number - 1] if 1 <= number <= len(lines) else ""


def first_line(entry: Entry, span: Span) -> Span:
    """The part of a span on its first line: annotations of several lines are not shown everywhere."""
    if span.line == span.end_line:
        return span
    end = max(len(line_of(entry, span.path, span.line).rstrip()) + 1, span.column)
    return Span(span.path, span.line, span.column, span.line, end)


def advice(entry: Entry) -> str:
    """What to do, in one sentence; "" when nothing is said."""
    return entry.finding.fix.title if entry.finding.fix else entry.finding.help
