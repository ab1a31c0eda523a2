"""`--statistics` for people: how often each rule was broken."""

from __future__ import annotations

from celerylint.report import Report, Tally


def render(report: Report) -> str:
    """Count, code and name, the most frequent first."""
    rows = list(report.tally())
    width = len(str(rows[0].number)) if rows else 0
    return "".join(_line(row, width, any(row.fixable for row in rows)) for row in rows)


def _line(row: Tally, width: int, marks: bool) -> str:
    """The mark says that all findings of the rule are fixable, or some."""
    mark = ("[*] " if row.fixable == row.number else "[-] " if row.fixable else "    ") if marks else ""
    return f"{row.number:>{width}}\t{row.finding.code}\t{mark}{row.finding.name}\n"
