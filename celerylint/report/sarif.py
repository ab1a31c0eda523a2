"""`sarif`: SARIF 2.1.0 as GitHub's code scanning wants it."""

from __future__ import annotations

import functools
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any, Final
from urllib.parse import quote

from celerylint import __version__
from celerylint.model.edits import Replace
from celerylint.model.source import Span
from celerylint.report import Entry, Report
from celerylint.report.fingerprint import fingerprints
from celerylint.report.json import dumps
from celerylint.report.linehash import line_hashes
from celerylint.report.machine import LEVELS, first_line, level, path_of
from celerylint.report.page import body
from celerylint.rule import HOME, Fix, Rule, Severity

SCHEMA: Final = "https://json.schemastore.org/sarif-2.1.0.json"
MOST: Final = 25_000  # results of one run; GitHub rejects more
_ROOT: Final = "%SRCROOT%"
_SHORT: Final = 1024  # characters of a description
_SCORES: Final = {Severity.CRITICAL: "9.3", Severity.MAJOR: "8.0", Severity.MODERATE: "5.5", Severity.MINOR: "3.0"}
_PROBLEMS: Final = {"error": "error", "warning": "warning", "note": "recommendation"}


def render(report: Report) -> str:
    """One log with one run."""
    return dumps({"$schema": SCHEMA, "version": "2.1.0", "runs": [_Run(report).data()]})


class _Run:
    def __init__(self, report: Report) -> None:
        self._report = report
        self._index = {rule.code: number for number, rule in enumerate(report.rules)}
        self._hashes = functools.cache(line_hashes)

    def data(self) -> dict[str, Any]:
        marked = list(zip(self._report.entries, fingerprints(self._report.entries), strict=True))
        if len(marked) > MOST:
            worst = sorted(marked, key=lambda item: -item[0].finding.severity)[:MOST]
            marked = sorted(worst, key=lambda item: item[0].finding.sort_key)
        return {
            "tool": {"driver": self._driver()},
            "automationDetails": {"id": "celerylint/"},
            "columnKind": "unicodeCodePoints",
            "originalUriBaseIds": {_ROOT: {"description": {"text": "The top folder of the checkout."}}},
            "invocations": [self._invocation(len(self._report.entries) - len(marked))],
            "results": [self._result(entry, fingerprint) for entry, fingerprint in marked],
        }

    def _driver(self) -> dict[str, Any]:
        return {
            "name": "celerylint",
            "fullName": f"celerylint {__version__}",
            "semanticVersion": __version__,
            "version": __version__,
            "informationUri": HOME,
            "rules": list(map(_rule, self._report.rules)),
        }

    def _invocation(self, left_out: int) -> dict[str, Any]:
        notes = [_notification("error", text) for text in self._report.failures]
        if left_out:
            notes.append(_notification("warning", f"{left_out} milder results were left out: {MOST} are the limit."))
        found: dict[str, Any] = {"executionSuccessful": not self._report.failures}
        return found | ({"toolExecutionNotifications": notes} if notes else {})

    def _result(self, entry: Entry, fingerprint: str) -> dict[str, Any]:
        finding = entry.finding
        lines = tuple(entry.lines(finding.span.path))
        hashes = self._hashes(lines)
        line = hashes[finding.span.line - 1 : finding.span.line]
        found: dict[str, Any] = {
            "ruleId": finding.code,
            **({"ruleIndex": self._index[finding.code]} if finding.code in self._index else {}),
            "level": level(entry),
            "message": {"text": _sentence(finding.message)},
            "locations": [self._location(entry, first_line(entry, finding.span), snippet=True)],
            "partialFingerprints": {
                **({"primaryLocationLineHash": line[0]} if line else {}),
                "celerylint/v1": fingerprint,
            },
            "properties": {"severity": str(finding.severity), "confidence": str(finding.confidence)},
        }
        if finding.related:
            found["relatedLocations"] = [
                {"id": number, **self._location(entry, item.span), "message": {"text": _sentence(item.message)}}
                for number, item in enumerate(finding.related, start=1)
            ]
        if finding.fix and finding.fix.edits:
            found["fixes"] = [self._fix(entry, finding.fix)]
        if entry.suppression is not None:
            found["suppressions"] = [
                {
                    "kind": "external" if entry.baselined else "inSource",
                    "justification": entry.suppression or "none given",
                }
            ]
        return found

    def _location(self, entry: Entry, span: Span, *, snippet: bool = False) -> dict[str, Any]:
        region: dict[str, Any] = _region(span)
        place: dict[str, Any] = {"artifactLocation": self._artifact(entry, span.path), "region": region}
        lines = entry.lines(span.path)
        if snippet and 1 <= span.line <= len(lines):
            text = lines[span.line - 1]
            region["snippet"] = {"text": text[span.column - 1 : span.end_column - 1] or text}
            first, last = max(span.line - 1, 1), min(span.line + 1, len(lines))
            around = {"startLine": first, "endLine": last, "snippet": {"text": "\n".join(lines[first - 1 : last])}}
            place["contextRegion"] = around
        return {"physicalLocation": place}

    def _artifact(self, entry: Entry, path: str) -> dict[str, Any]:
        shown = path_of(self._report, entry, path)
        if shown.startswith("/"):
            return {"uri": f"file://{quote(shown)}"}
        return {"uri": quote(shown), "uriBaseId": _ROOT}

    def _fix(self, entry: Entry, fix: Fix) -> dict[str, Any]:
        by_file: dict[str, list[Replace]] = defaultdict(list)
        for edit in fix.edits:
            if isinstance(edit, Replace):
                by_file[edit.span.path].append(edit)
        changes = [
            {"artifactLocation": self._artifact(entry, path), "replacements": list(map(_replacement, edits))}
            for path, edits in by_file.items()
        ]
        return {"description": {"text": _sentence(fix.title)}, "artifactChanges": changes}


def _rule(rule: Rule) -> dict[str, Any]:
    summary = _sentence(rule.summary)
    why = _plain(rule.page.sections.get("Why", "")) or summary
    problem = LEVELS[rule.severity]
    properties: dict[str, Any] = {
        "tags": ["celery", _slug(rule.group), *_security_tags(rule)],
        "precision": str(rule.confidence),
        "problem.severity": _PROBLEMS[problem],
    }
    if rule.cwe:
        properties["security-severity"] = _SCORES[rule.severity]
    return {
        "id": rule.code,
        "name": "".join(word.capitalize() for word in rule.name.split("-")),
        "shortDescription": {"text": summary[:_SHORT]},
        "fullDescription": {"text": _sentence(why)[:_SHORT]},
        "help": {"text": _plain(body(rule)), "markdown": body(rule)},
        "helpUri": rule.url,
        "defaultConfiguration": {"enabled": rule.default, "level": problem},
        "properties": properties,
    }


def _security_tags(rule: Rule) -> Iterable[str]:
    return ("security", f"external/cwe/cwe-{rule.cwe:03}") if rule.cwe else ()


def _slug(title: str) -> str:
    return "-".join(re.findall(r"[a-z]+", title.lower()))


def _replacement(edit: Replace) -> Mapping[str, Any]:
    return {"deletedRegion": _region(edit.span), "insertedContent": {"text": edit.code}}


def _region(span: Span) -> dict[str, Any]:
    return {
        "startLine": span.line,
        "startColumn": span.column,
        "endLine": span.end_line,
        "endColumn": span.end_column,
    }


def _notification(kind: str, text: str) -> dict[str, Any]:
    return {"level": kind, "message": {"text": _sentence(text)}}


def _plain(text: str) -> str:
    return " ".join(text.replace("`", "'").split())


def _sentence(text: str) -> str:
    """As SARIF wants a message: dynamic parts in single quotes, a capital first, a full stop last."""
    plain = _plain(text)
    return plain[:1].upper() + plain[1:] + ("" if plain.endswith((".", "!", "?")) else ".")
