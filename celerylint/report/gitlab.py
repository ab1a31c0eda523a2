"""`gitlab`: a Code Quality report."""

from __future__ import annotations

from typing import Any, Final

from celerylint.model.source import Span
from celerylint.report import Entry, Report
from celerylint.report.fingerprint import fingerprints
from celerylint.report.json import dumps
from celerylint.report.machine import path_of
from celerylint.rule import Severity

_SEVERITIES: Final = {
    Severity.CRITICAL: "critical",
    Severity.MAJOR: "major",
    Severity.MODERATE: "minor",
    Severity.MINOR: "info",
}


def render(report: Report) -> str:
    """One array. GitLab keeps findings by fingerprint, so each is unique."""
    marked = zip(report.open, fingerprints(report.open), strict=True)
    return dumps([_object(report, entry, fingerprint) for entry, fingerprint in marked])


def _object(report: Report, entry: Entry, fingerprint: str) -> dict[str, Any]:
    finding = entry.finding
    return {
        "check_name": finding.code,
        "description": f"{finding.code}: {finding.message}",
        "severity": _SEVERITIES[finding.severity],
        "fingerprint": fingerprint,
        "location": {"path": path_of(report, entry, finding.span.path), "positions": _positions(finding.span)},
    }


def _positions(span: Span) -> dict[str, dict[str, int]]:
    return {
        "begin": {"line": span.line, "column": span.column},
        "end": {"line": span.end_line, "column": span.end_column},
    }
