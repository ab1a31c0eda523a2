"""`rdjson`: the Reviewdog Diagnostic Format, whose columns count the bytes of UTF-8."""

from __future__ import annotations

from typing import Any, Final

from celerylint.model.edits import Replace
from celerylint.model.source import Span
from celerylint.report import Entry, Report
from celerylint.report.json import dumps
from celerylint.report.machine import level, line_of, path_of
from celerylint.rule import HOME

_SEVERITIES: Final = {"error": "ERROR", "warning": "WARNING", "note": "INFO"}


def render(report: Report) -> str:
    """One DiagnosticResult."""
    source = {"name": "celerylint", "url": HOME}
    return dumps({"source": source, "diagnostics": [_diagnostic(report, entry) for entry in report.open]})


def _diagnostic(report: Report, entry: Entry) -> dict[str, Any]:
    finding = entry.finding
    edits = finding.fix.edits if finding.fix else ()
    related = [{"message": item.message, "location": _location(report, entry, item.span)} for item in finding.related]
    suggestions = [
        {"range": _range(entry, edit.span), "text": edit.code}
        for edit in edits
        if isinstance(edit, Replace) and edit.span.path == finding.span.path
    ]
    return {
        "message": finding.message,
        "location": _location(report, entry, finding.span),
        "severity": _SEVERITIES[level(entry)],
        "code": {"value": finding.code} | ({"url": entry.url} if entry.url else {}),
        **({"suggestions": suggestions} if suggestions else {}),
        **({"related_locations": related} if related else {}),
    }


def _location(report: Report, entry: Entry, span: Span) -> dict[str, Any]:
    return {"path": path_of(report, entry, span.path), "range": _range(entry, span)}


def _range(entry: Entry, span: Span) -> dict[str, Any]:
    return {
        "start": {"line": span.line, "column": _bytes(entry, span.path, span.line, span.column)},
        "end": {"line": span.end_line, "column": _bytes(entry, span.path, span.end_line, span.end_column)},
    }


def _bytes(entry: Entry, path: str, line: int, column: int) -> int:
    return len(line_of(entry, path, line)[: column - 1].encode("utf-8", "surrogatepass")) + 1
