"""The document as Markdown, for a ticket or a repository; Mermaid draws the graph where the page knows it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from celerylint.audit.data import Audit, FindingRow, ScheduleRow
from celerylint.audit.graph import Graph
from celerylint.model.source import Span
from celerylint.report import plain
from celerylint.report.audit import graph as drawing
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
    tick,
)
from celerylint.report.audit.outline import outline
from celerylint.report.frame import frame, gutter
from celerylint.report.markdown import code, prose

_DRAWN: Final = 150  # edges, at most: pages give up on larger charts
_DAYS: Final = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")


def render(audit: Audit, graph: Graph, lines: Lines) -> str:
    """The whole document."""
    return "\n".join("".join(_block(block, lines)) for block in outline(audit, graph))


def _block(block: Block, lines: Lines) -> Iterator[str]:
    match block:
        case Heading(level=level, text=text):
            yield f"{'#' * level} {prose(text)}\n"
        case Text(text=text):
            yield f"{prose(text)}\n"
        case Bullets(items=items):
            yield from (f"- {prose(item)}\n" for item in items)
        case Table(head=head, rows=rows):
            yield _table(head, rows)
        case Defects(groups=groups):
            yield "\n".join(part for group in groups for part in _group(group, lines))
        case Week(app=app, note=note):
            yield f"{prose(note)}\n\n"
            yield _table(("Entry", "Task", "When", *_DAYS), [_entry(row) for row in app.schedule])
        case Drawing(graph=graph):
            yield from _drawing(graph)


def _table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    lines = (f"| {' | '.join(prose(cell) for cell in row)} |\n" for row in (head, *rows))
    first, *rest = lines
    return f"{first}|{' --- |' * len(head)}\n{''.join(rest)}"


# -- findings --------------------------------------------------------------------------------------------------------


def _group(group: Group, lines: Lines) -> Iterator[str]:
    first = group.findings[0]
    title = f"{first.code} {first.name}" if group.note else first.code
    link = f"[{title}]({group.note.url})" if group.note else title
    summary = f": {prose(group.note.summary)}" if group.note else ""
    yield f"### {first.severity.capitalize()}: {link}{summary}\n"
    if group.note and group.first:
        yield f"{prose(group.note.why)}\n"
    if group.fix:
        yield f"**Fix** ({group.effort}): {prose(group.fix)}\n"
    if group.command:
        yield f"```sh\n{group.command}\n```\n"
    for row in group.findings:
        yield f"{code(words.where(row.place))} {prose(row.message)}{_sure(row)}\n"
        yield _frame(row, lines)
        if row.related:
            yield "".join(f"- {code(words.where(item.place))} {prose(item.message)}\n" for item in row.related)


def _sure(row: FindingRow) -> str:
    return f" ({row.confidence} confidence)" if row.confidence != "high" else ""


def _frame(row: FindingRow, lines: Lines) -> str:
    text = "\n".join(frame(span_of(row), lines(row.place.file), _width(row, lines), plain))
    if not text:
        return ""
    fence = "`" * max(3, max((len(run) + 1 for run in re.findall("`+", text)), default=0))
    return f"{fence}text\n{text}\n{fence}\n"


def _width(row: FindingRow, lines: Lines) -> int:
    return gutter(span_of(row), last_line=len(lines(row.place.file)))


def span_of(row: FindingRow) -> Span:
    """Where a finding stands, as frames want it."""
    return Span(row.place.file, row.place.line, row.column, row.end_line, row.end_column)


# -- pictures --------------------------------------------------------------------------------------------------------


def _entry(row: ScheduleRow) -> tuple[str, ...]:
    when = tick(row.when) or "unknown"
    notes = ("in a branch" if row.conditional else "", "" if row.every_week else "on some dates")
    shown = ", ".join(filter(None, (when, *notes)))
    return (tick(row.key), tick(row.task) or "unknown", shown, *days(row))


def days(row: ScheduleRow) -> list[str]:
    """What fires on each day of the week: times, or how often."""
    if row.period is not None:
        return [f"every {words.seconds(row.period)}"] + ["\u2033"] * 6
    if not row.week:
        often = f"{row.firings // 7} times" if row.firings else "?"
        return [often] + ["\u2033"] * 6
    by_day: dict[int, list[str]] = {}
    for minute in row.week:
        by_day.setdefault(minute // 1440, []).append(words.time_of(minute))
    return [_day(by_day.get(day, [])) for day in range(7)]


def _day(times: Sequence[str]) -> str:
    return " ".join(times) if len(times) <= 4 else f"{len(times)} times"


def _drawing(graph: Graph) -> Iterator[str]:
    if len(graph.edges) <= _DRAWN:
        yield f"```mermaid\n{drawing.mermaid(graph)}```\n"
    else:
        yield f"{words.count(len(graph.edges), 'edge')}: too many to draw here; see `celerylint graph`.\n"
