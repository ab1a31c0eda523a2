"""`json`: ruff's shape with more fields at the end, for editors and scripts."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from typing import Any

from celerylint.model.edits import Edit, Replace
from celerylint.model.rows import noqa_row
from celerylint.model.source import Span
from celerylint.report import Entry, Report
from celerylint.report.fingerprint import fingerprints
from celerylint.rule import Fix, Related


def render(report: Report) -> str:
    """One array."""
    return dumps(list(objects(report)))


def objects(report: Report) -> Iterator[dict[str, Any]]:
    """One for each finding."""
    for entry, fingerprint in zip(report.entries, fingerprints(report.entries), strict=True):
        yield _object(entry, fingerprint)


def statistics(report: Report) -> str:
    """How often each rule was broken."""
    return dumps(
        [
            {
                "code": row.finding.code,
                "name": row.finding.name,
                "count": row.number,
                "fixable": row.fixable > 0,
                "fixable_count": row.fixable,
            }
            for row in report.tally()
        ]
    )


def dumps(value: object) -> str:
    """JSON in ASCII: what a terminal could act upon is escaped, and any reader reads the same."""
    return json.dumps(value, indent=2) + "\n"


def _object(entry: Entry, fingerprint: str) -> dict[str, Any]:
    finding = entry.finding
    known = entry.url is not None
    found = {
        "code": finding.code,
        "name": finding.name,
        "message": finding.message,
        "severity": str(finding.severity),
        "confidence": str(finding.confidence),
        "filename": _filename(entry, finding.span.path),
        **_range(finding.span),
        "url": entry.url,
        "noqa_row": noqa_row(entry.lines(finding.span.path), finding.span.line) if known else None,
        "fix": _fix(finding.fix) if finding.fix else None,
        "help": finding.help or None,
        "related": [_related(entry, related) for related in finding.related],
        "symbol": finding.symbol or None,
        "app": finding.app or None,
        "fingerprint": fingerprint,
    }
    return found if entry.suppression is None else found | {"suppressed": entry.suppression}


def _filename(entry: Entry, path: str) -> str:
    return os.fsencode(entry.root / path).decode("utf-8", "replace")


def _range(span: Span) -> dict[str, dict[str, int]]:
    return {
        "location": {"row": span.line, "column": span.column},
        "end_location": {"row": span.end_line, "column": span.end_column},
    }


def _related(entry: Entry, related: Related) -> dict[str, Any]:
    return {"message": related.message, "filename": _filename(entry, related.span.path), **_range(related.span)}


def _fix(fix: Fix) -> dict[str, Any]:
    return {
        "applicability": fix.safety.value,
        "message": fix.title,
        "edits": [_edit(edit) for edit in fix.edits],
    }


def _edit(edit: Edit) -> dict[str, Any]:
    if not isinstance(edit, Replace) or not isinstance(edit.code, str):
        raise TypeError(f"only lowered fixes can be shown, not {edit}")
    return {"content": edit.code, **_range(edit.span)}
