"""`html`: one page that needs nothing else, for a build's artifacts or a mail."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from html import escape
from typing import Final

from celerylint.model.source import Span
from celerylint.report import Entry, Report, plain
from celerylint.report.frame import frame, gutter
from celerylint.report.machine import advice, path_of
from celerylint.report.text import printable
from celerylint.rule import Severity

PALETTE: Final = """
:root { color-scheme: light dark; --edge: light-dark(#d0d7de, #30363d); --soft: light-dark(#f6f8fa, #161b22);
  --critical: light-dark(#a40e26, #ff7b72); --major: light-dark(#bc4c00, #ffa657);
  --moderate: light-dark(#7d4e00, #e3b341); --minor: light-dark(#0a5ca8, #79c0ff); }
"""
_STYLE: Final = """
body { font: 16px/1.5 system-ui, sans-serif; max-width: 70rem; margin: 2rem auto; padding: 0 1rem; }
code, pre { font: 13px/1.45 ui-monospace, monospace; }
pre { background: var(--soft); border: 1px solid var(--edge); border-radius: 6px; padding: .5rem; overflow-x: auto; }
details { border: 1px solid var(--edge); border-left: 4px solid var(--tone); border-radius: 6px; }
details { margin: .6rem 0; padding: .4rem .8rem; }
summary { cursor: pointer; overflow-wrap: anywhere; }
summary b { color: var(--tone); }
.place { display: block; opacity: .75; }
fieldset { border: 0; padding: 0; margin: 1rem 0; display: flex; gap: 1rem; flex-wrap: wrap; }
.critical { --tone: var(--critical); } .major { --tone: var(--major); }
.moderate { --tone: var(--moderate); } .minor { --tone: var(--minor); }
body:has(#critical:not(:checked)) details.critical, body:has(#major:not(:checked)) details.major,
body:has(#moderate:not(:checked)) details.moderate, body:has(#minor:not(:checked)) details.minor { display: none; }
@media print { fieldset { display: none; } details { break-inside: avoid; } }
"""


def render(report: Report) -> str:
    """The page; findings unfold to show their source."""
    found = "".join(_finding(report, entry) for entry in report.entries)
    return (
        '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>celerylint: {escape(report.found())}</title>\n<style>{PALETTE}{_STYLE}</style>\n</head>\n<body>\n"
        f"<h1>celerylint</h1>\n<p>{escape(report.found())}</p>\n{_filter(report)}{found}</body>\n</html>\n"
    )


def _filter(report: Report) -> str:
    counts = Counter(finding.severity for finding in report.findings)
    boxes = (
        f'<label class="{word}"><input type="checkbox" id="{word}" checked> {counts[word]} {word}</label>\n'
        for word in sorted(Severity, reverse=True)
        if counts[word]
    )
    return f"<fieldset>\n{''.join(boxes)}</fieldset>\n" if report.findings else ""


def _finding(report: Report, entry: Entry) -> str:
    finding = entry.finding
    label = f"{finding.code} {finding.name}" if entry.url else finding.code
    place = f"{path_of(report, entry, finding.span.path)}:{finding.span.line}:{finding.span.column}"
    suppressed = " (suppressed)" if entry.suppression is not None else ""
    head = f"<b>{finding.severity}</b> {escape(label)}{suppressed}: {prose(finding.message)}"
    return (
        f'<details class="{finding.severity}">\n<summary>{head}'
        f'<code class="place">{escape(printable(place))}</code></summary>\n'
        f"{''.join(_details(report, entry))}</details>\n"
    )


def _details(report: Report, entry: Entry) -> Iterator[str]:
    finding = entry.finding
    yield _source(entry, finding.span)
    for item in finding.related:
        place = f"{path_of(report, entry, item.span.path)}:{item.span.line}"
        yield f"<p>{prose(item.message)} <code>{escape(printable(place))}</code></p>\n{_source(entry, item.span)}"
    if text := advice(entry):
        yield f"<p><b>Fix</b> {prose(text)}</p>\n"
    if entry.url:
        yield f'<p><a href="{escape(entry.url)}">{escape(entry.url)}</a></p>\n'


def _source(entry: Entry, span: Span) -> str:
    lines = entry.lines(span.path)
    shown = "\n".join(frame(span, lines, gutter(span, last_line=len(lines)), plain))
    return f"<pre>{escape(shown)}</pre>\n" if shown else ""


def prose(text: str) -> str:
    """A message of ours: what stands between backticks is code."""
    parts = re.split(r"`([^`]*)`", printable(text))
    return "".join(f"<code>{escape(part)}</code>" if index % 2 else escape(part) for index, part in enumerate(parts))
