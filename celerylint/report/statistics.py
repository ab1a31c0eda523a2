"""`--statistics` for people: how often each rule was broken."""

from __future__ import annotations

from celerylint.report import Report


def render(report: Report) -> str:
    """Count, code and name, the most frequent first."""
    rows = list(report.tally())
    width = len(str(rows[0][1])) if rows else 0
    return "".join(f"{count:>{width}}\t{finding.code}\t{finding.name}\n" for finding, count in rows)
