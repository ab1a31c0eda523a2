"""`concise`: one line a finding, as editors and problem matchers read it."""

from __future__ import annotations

from celerylint.report import Entry, Paint, Report, plain
from celerylint.report.text import printable


def render(report: Report, paint: Paint = plain) -> str:
    """The findings, one a line."""
    return "".join(f"{_line(entry, report, paint)}\n" for entry in report.entries)


def _line(entry: Entry, report: Report, paint: Paint) -> str:
    finding = entry.finding
    path = printable(report.shown_path(entry.root, finding.span.path))
    code = paint(finding.code, "bold red") + (":" if finding.name == finding.code else "")
    code += f" {paint('[*]', 'cyan')}" if entry.fixable else ""
    suppressed = " (suppressed)" if entry.suppression is not None else ""
    return f"{path}:{finding.span.line}:{finding.span.column}: {code} {printable(finding.message)}{suppressed}"
