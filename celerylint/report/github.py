"""`github`: workflow commands, which GitHub Actions turns into annotations of the changed lines.

Escapes are those of `@actions/core`. A step shows ten annotations of each kind, so the worst come first.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Final

from celerylint.report import Entry, Report
from celerylint.report.machine import advice, level, path_of
from celerylint.report.text import printable

SHOWN: Final = 10
_COMMANDS: Final = {"error": "error", "warning": "warning", "note": "notice"}


def render(report: Report) -> str:
    """One command a finding, then how many there are and how many GitHub leaves out."""
    entries = sorted(report.open, key=lambda entry: -entry.finding.severity)
    lines = [_command(report, entry) for entry in entries]
    return "".join(f"{line}\n" for line in [*lines, report.found(), *_left_out(report)])


def _command(report: Report, entry: Entry) -> str:
    finding, span = entry.finding, entry.finding.span
    path = path_of(report, entry, span.path)
    place = {"file": path, "line": span.line}
    if span.line == span.end_line:
        place |= {"col": span.column, "endLine": span.end_line, "endColumn": span.end_column}
    else:
        place |= {"endLine": span.end_line}
    properties = {"title": f"celerylint ({finding.code})", **place}
    shown = ",".join(f"{name}={_property(str(value))}" for name, value in properties.items())
    help_line = f"\n  help: {printable(advice(entry))}" if advice(entry) else ""
    text = f"{printable(path)}:{span.line}:{span.column}: {finding.code} {printable(finding.message)}{help_line}"
    return f"::{_COMMANDS[level(entry)]} {shown}::{_data(text)}"


def _left_out(report: Report) -> Iterator[str]:
    counts = Counter(map(level, report.open))
    if hidden := sum(max(count - SHOWN, 0) for count in counts.values()):
        yield f"GitHub shows {SHOWN} annotations of each kind: {hidden} are only in this log."


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
