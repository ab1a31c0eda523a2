"""`full`: each finding with its source, the related places, what to do, and where to read more."""

from __future__ import annotations

from collections.abc import Iterator

from celerylint.model.source import Span
from celerylint.report import Entry, Paint, Report, plain
from celerylint.report.frame import frame, gutter
from celerylint.report.text import printable
from celerylint.rule import Confidence, Severity

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
    yield from _notes(entry, " " * width, paint)


def _head(entry: Entry, paint: Paint) -> str:
    finding = entry.finding
    code = paint(finding.code, _STYLES[finding.severity])
    if entry.url is None:
        return f"{code}:"
    words = [str(finding.severity)]
    if finding.confidence < Confidence.HIGH:
        words.append(f"{finding.confidence} confidence")
    if entry.suppression is not None:
        words.append("suppressed")
    return f"{code} [{', '.join(words)}]"


def _place(entry: Entry, span: Span, report: Report) -> str:
    return f"{printable(report.shown_path(entry.root, span.path))}:{span.line}:{span.column}"


def _notes(entry: Entry, margin: str, paint: Paint) -> Iterator[str]:
    finding = entry.finding
    notes = [("help", finding.fix.title if finding.fix else finding.help)]
    notes.append(
        ("note", f"suppressed: {entry.suppression or 'no reason given'}" if entry.suppression is not None else "")
    )
    notes.append(("note", entry.url or ""))
    for label, text in notes:
        if text:
            yield f"{margin} {paint('=', 'blue')} {paint(label, 'bold')}: {printable(text)}"
