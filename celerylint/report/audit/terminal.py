"""The document on a terminal."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Sequence
from typing import Final

from celerylint.audit.data import Audit, FindingRow
from celerylint.audit.graph import Graph
from celerylint.report import Paint, plain
from celerylint.report.audit import words
from celerylint.report.audit.blocks import (
    Block,
    Bullets,
    Defects,
    Drawing,
    Group,
    Heading,
    Lines,
    Table,
    Text,
    Week,
)
from celerylint.report.audit.markdown import days, span_of
from celerylint.report.audit.outline import outline
from celerylint.report.frame import frame, gutter
from celerylint.report.text import printable, width

_WIDTH: Final = 110
_WIDEST: Final = 150  # of a table
_TONES: Final = {
    "critical": "bold red",
    "major": "red",
    "moderate": "yellow",
    "minor": "cyan",
    "finding": "red",
    "weigh": "yellow",
    "unknown": "magenta",
    "good": "green",
}


def render(audit: Audit, graph: Graph, lines: Lines, paint: Paint = plain) -> str:
    """The whole document."""
    return "\n".join("".join(f"{line}\n" for line in _block(block, lines, paint)) for block in outline(audit, graph))


def _block(block: Block, lines: Lines, paint: Paint) -> Iterator[str]:
    match block:
        case Heading(level=level, text=text):
            shown = _bare(text)
            yield paint(shown.upper() if level == 1 else shown, "bold")
            if level < 3:
                yield paint(("=" if level == 1 else "-") * width(shown), "bold")
        case Text(text=text):
            yield from textwrap.wrap(_bare(text), _WIDTH)
        case Bullets(items=items):
            for item in items:
                yield from textwrap.wrap(_bare(item), _WIDTH, initial_indent="- ", subsequent_indent="  ")
        case Table(head=head, rows=rows, tones=tones):
            yield from _table(head, rows, tones, paint)
        case Defects(groups=groups):
            for group in groups:
                yield from _group(group, lines, paint)
        case Week(app=app, note=note):
            yield _bare(note)
            yield ""
            head = ("Entry", "When", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
            yield from _table(head, [(row.key, row.when, *days(row)) for row in app.schedule], (), paint)
        case Drawing(graph=graph):
            names = {node.id: node.label for node in graph.nodes}
            marks = {"starts": "starts", "calls": "calls", "sends": "sends", "goes to": "->"}
            for edge in graph.edges:
                yield printable(f"{names[edge.source]} {marks[edge.kind]} {names[edge.target]}")


def _bare(text: str) -> str:
    """Prose without its marks."""
    return printable(text.replace("`", ""))


def _table(head: Sequence[str], rows: Sequence[Sequence[str]], tones: Sequence[str], paint: Paint) -> Iterator[str]:
    shown = [[_bare(cell) for cell in row] for row in (head, *rows)]
    sizes = [max(map(width, column)) for column in zip(*shown, strict=True)]
    styles = [_TONES.get(tones[number] if tones else "", "") for number in range(len(rows))]
    if sum(sizes) + 2 * len(sizes) > _WIDEST:
        yield from _records(shown, styles, paint)
        return
    padded = ["  ".join(_pad(cell, size) for cell, size in zip(row, sizes, strict=True)).rstrip() for row in shown]
    yield paint(padded[0], "bold")
    yield from (paint(line, style) if style else line for line, style in zip(padded[1:], styles, strict=True))


def _records(shown: Sequence[Sequence[str]], styles: Sequence[str], paint: Paint) -> Iterator[str]:
    """A table too wide for lines: each row as a few of them."""
    head = shown[0]
    size = max(map(width, head[1:]))
    for row, style in zip(shown[1:], styles, strict=True):
        yield paint(row[0], style or "bold")
        for name, cell in zip(head[1:], row[1:], strict=True):
            lead = f"  {_pad(name, size)}  "
            yield from textwrap.wrap(cell, _WIDEST, initial_indent=lead, subsequent_indent=" " * len(lead))


def _pad(cell: str, size: int) -> str:
    return cell + " " * (size - width(cell))


def _group(group: Group, lines: Lines, paint: Paint) -> Iterator[str]:
    first = group.findings[0]
    name = f"{first.code} {first.name}: {_bare(group.note.summary)}" if group.note else first.code
    yield f"{paint(first.severity, _TONES[first.severity])} {paint(name, 'bold')}"
    if group.note and group.first:
        yield from textwrap.wrap(_bare(group.note.why), _WIDTH, initial_indent="  ", subsequent_indent="  ")
    if group.fix:
        text = f"Fix ({group.effort}): {_bare(group.fix)}"
        yield from textwrap.wrap(text, _WIDTH, initial_indent="  ", subsequent_indent="  ")
    if group.command:
        yield f"  {group.command}"
    for row in group.findings:
        yield from _finding(row, lines, paint)
    yield ""


def _finding(row: FindingRow, lines: Lines, paint: Paint) -> Iterator[str]:
    yield f"  {printable(words.where(row.place))}:{row.column} {printable(row.message)}"
    size = gutter(span_of(row), last_line=len(lines(row.place.file)))
    yield from (f"    {line}" for line in frame(span_of(row), lines(row.place.file), size, paint))
    for item in row.related:
        yield f"    {printable(words.where(item.place))}: {printable(item.message)}"
