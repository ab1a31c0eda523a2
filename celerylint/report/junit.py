"""`junit`: test results, in the shape that Jenkins' schema admits. A run without findings is one test that passed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Final
from xml.sax.saxutils import escape, quoteattr

from celerylint.report import Entry, Report
from celerylint.report.machine import advice, path_of

_FORBIDDEN: Final = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def render(report: Report) -> str:
    """One suite a file, one failed case a finding."""
    total = len(report.open)
    counts = f'tests="{max(total, 1)}" failures="{total}" errors="0"'
    body = "".join(_suites(report)) if total else _passed()
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="celerylint" {counts}>\n{body}</testsuites>\n'


def _passed() -> str:
    case = '    <testcase classname="celerylint" name="no findings"/>\n'
    return f'  <testsuite name="celerylint" tests="1" failures="0" errors="0" skipped="0">\n{case}  </testsuite>\n'


def _suites(report: Report) -> Iterator[str]:
    for path, group in groupby(report.open, key=lambda entry: path_of(report, entry, entry.finding.span.path)):
        entries = list(group)
        counts = f'tests="{len(entries)}" failures="{len(entries)}" errors="0" skipped="0"'
        yield f"  <testsuite name={_attribute(path)} {counts}>\n{''.join(_cases(path, entries))}  </testsuite>\n"


def _cases(path: str, entries: Sequence[Entry]) -> Iterator[str]:
    for entry in entries:
        finding = entry.finding
        place = f"{path}:{finding.span.line}:{finding.span.column}"
        name = _attribute(f"{finding.code} {place}")
        parts = (f"{place}: {finding.message}", advice(entry), entry.url or "")
        text = _text("\n".join(part for part in parts if part))
        failure = f"<failure type={_attribute(finding.code)} message={_attribute(finding.message)}>{text}</failure>"
        yield f"    <testcase classname={_attribute(path)} name={name}>\n      {failure}\n    </testcase>\n"


def _attribute(text: str) -> str:
    return quoteattr(_legal(text))


def _text(text: str) -> str:
    return escape(_legal(text))


def _legal(text: str) -> str:
    """XML 1.0 has no way to write most control characters."""
    return _FORBIDDEN.sub("\ufffd", text)
