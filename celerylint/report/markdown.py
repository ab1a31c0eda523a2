"""`markdown`: a table for a pull request, a ticket, or the summary page of a CI run."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from itertools import accumulate
from typing import Final

from celerylint.report import Entry, Report
from celerylint.report.machine import advice, path_of
from celerylint.report.text import printable
from celerylint.rule import Severity

_SPECIAL: Final = re.compile(r"([\\*_{}\[\]<>#|~!`])")


def render(report: Report) -> str:
    """A heading, how many of each severity, and one row a finding, the worst first."""
    head = f"## celerylint\n\n{_sums(report)}\n"
    if not report.open:
        return head
    entries = sorted(report.open, key=lambda entry: -entry.finding.severity)
    rows = "".join(_row(report, entry) for entry in entries)
    return f"{head}\n| Severity | Rule | Where | What | Fix |\n| --- | --- | --- | --- | --- |\n{rows}"


def cut(text: str, room: int) -> str:
    """A report in no more than `room` bytes: whole rows, the worst, then how many are left out."""
    if len(text.encode()) <= room:
        return text
    lines = text.splitlines(keepends=True)
    ends = list(accumulate(len(line.encode()) for line in lines))
    kept = bisect_right(ends, room - len(_left_out(len(lines))))
    return "".join(lines[:kept]) + _left_out(len(lines) - kept)


def _left_out(count: int) -> str:
    return f"\n{count} more are in the log.\n"


def _sums(report: Report) -> str:
    counts = Counter(finding.severity for finding in report.findings)
    parts = [f"{counts[severity]} {severity}" for severity in sorted(Severity, reverse=True) if counts[severity]]
    return report.found().rstrip(".") + (f": {', '.join(parts)}." if parts else ".")


def _row(report: Report, entry: Entry) -> str:
    finding = entry.finding
    name = f"{finding.code} {finding.name}" if entry.url else finding.code
    rule = f"[{name}]({entry.url})" if entry.url else name
    place = f"{path_of(report, entry, finding.span.path)}:{finding.span.line}"
    cells = (str(finding.severity), rule, code(place), prose(finding.message), prose(advice(entry)))
    return f"| {' | '.join(cells)} |\n"


def code(text: str) -> str:
    """Text as code, whatever is in it; bars are escaped for tables."""
    shown = printable(text).replace("|", "\\|")
    fence = "`" * (max(map(len, re.findall("`+", shown)), default=0) + 1)
    pad = " " if "`" in shown else ""
    return f"{fence}{pad}{shown}{pad}{fence}"


def prose(text: str) -> str:
    """A message of ours: what stands between backticks stays code, everything else is text."""
    parts = re.split(r"(`[^`]*`)", printable(text))
    return "".join(
        code(part.strip("`")) if index % 2 else _SPECIAL.sub(r"\\\1", part) for index, part in enumerate(parts)
    )
