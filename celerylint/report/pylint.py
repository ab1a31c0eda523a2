"""`pylint`: the lines that readers of pylint's output know."""

from __future__ import annotations

from celerylint.report import Report
from celerylint.report.machine import path_of
from celerylint.report.text import printable


def render(report: Report) -> str:
    """`path:line: [code] message`."""
    return "".join(
        f"{printable(path_of(report, entry, entry.finding.span.path))}:{entry.finding.span.line}:"
        f" [{entry.finding.code}] {printable(entry.finding.message)}\n"
        for entry in report.open
    )
