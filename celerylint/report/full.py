"""`full`: each finding with its source, the related places, what to do, and where to read more."""

from __future__ import annotations

from collections.abc import Iterator

from celerylint.model.source import Span
from celerylint.report import Entry, Paint, Report, plain
from celerylint.report.change import change
from celerylint.report.frame import frame, gutter
from celerylint.report.text import printable
from celerylint.rule import Confidence, Safety, Severity

_STYLES = {
    Severity.CRITICAL: "bold red",
    Severity.MAJOR: "bold red",
    Severity.MODERATE: "bold yellow",
    Severity.MINOR: "bold cyan",
}


def render(report: Report, paint: Paint = plain) -> str:
    """The whole report."""
    blocks = ["\n".join(_block(entry, report, paint)) for entry in report.entries]
    return "".join(f"{block}\n\n" for block in blocks)


def _block(entry: Entry, report: Report, paint: Paint) -> Iterator[str]:
    finding = entry.finding
    yield f"{_head(entry, paint)} {printable(finding.message)}"
    spans = [finding.span, *(related.span for related in finding.related)]
    width = max(gutter(span, last_line=len(entry.lines(span.path))) for span in spans)
    yield f"{paint(' ' * width + '-->', 'blue')} {_place(entry, finding.span, report)}"
    yield from frame(finding.span, entry.lines(finding.span.path), width, paint)
    for related in finding.related:
        place = f"{paint(' ' * width + ':::', 'blue')} {_place(entry, related.span, report)}"
        yield f"{place}: {printable(related.message)}"
        yield from frame(related.span, entry.lines(related.span.path), width, paint)
    yield from _notes(entry, width, paint)


def _head(entry: Entry, paint: Paint) -> str:
    finding = entry.finding
    code = paint(finding.code, _STYLES[finding.severity])
    if entry.url is None:
        return f"{code}:"
    mark = f" {paint('[*]', 'cyan')}" if entry.fixable else ""
    words = [str(finding.severity)]
    if finding.confidence < Confidence.HIGH:
        words.append(f"{finding.confidence} confidence")
    if entry.suppression is not None:
        words.append("suppressed")
    return f"{code}{mark} [{', '.join(words)}]"


def _place(entry: Entry, span: Span, report: Report) -> str:
    return f"{printable(report.shown_path(entry.root, span.path))}:{span.line}:{span.column}"


def _notes(entry: Entry, width: int, paint: Paint) -> Iterator[str]:
    finding, fix = entry.finding, entry.finding.fix
    if text := fix.title if fix else finding.help:
        yield _note("help", text, width, paint)
    if fix and fix.edits:
        yield from change(fix.edits, entry.lines(finding.span.path), width, paint)
        if fix.safety is Safety.UNSAFE:
            yield _note("note", "this fix is unsafe: it may change what the code does", width, paint)
    if entry.suppression is not None:
        yield _note("note", f"suppressed: {entry.suppression or 'no reason given'}", width, paint)
    if entry.url:
        yield _note("note", entry.url, width, paint)


def _note(label: str, text: str, width: int, paint: Paint) -> str:
    return f"{' ' * width} {paint('=', 'blue')} {paint(label, 'bold')}: {printable(text)}"
