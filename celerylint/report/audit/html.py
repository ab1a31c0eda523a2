"""The document as one HTML page: it needs no network and no program, and reads well in light, in dark and on paper."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from html import escape
from typing import Final

from celerylint.audit.data import Audit, FindingRow
from celerylint.audit.graph import Graph
from celerylint.report import html as page
from celerylint.report import plain
from celerylint.report.audit import calendar, picture, words
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
from celerylint.report.audit.markdown import span_of
from celerylint.report.audit.outline import SEVERITIES, outline
from celerylint.report.audit.style import STYLE, choices
from celerylint.report.frame import frame, gutter
from celerylint.report.text import printable

_POLICY: Final = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
_OPEN: Final = ("critical", "major")  # findings that are unfolded from the start
_LARGE: Final = 80  # nodes: larger pictures are folded
_JOINT: Final = re.compile(r"(?<=\w)([./_:](?=\w))")  # of a name or a path
_CODE: Final = re.compile(r"\bCEL\d{3}\b")


def render(audit: Audit, graph: Graph, lines: Lines) -> str:
    """The whole page."""
    return _Page(audit, graph, lines).text()


class _Page:
    """The page while it is written."""

    def __init__(self, audit: Audit, graph: Graph, lines: Lines) -> None:
        self.audit, self.lines = audit, lines
        self.blocks = list(outline(audit, graph))
        self.codes = frozenset(row.code for row in audit.findings)
        self.drawn = 0
        self.said: set[str] = set()

    def text(self) -> str:
        names = ", ".join(app.name for app in self.audit.apps)
        title = escape(printable(f"Celery review: {names}" if names else "Celery review"))
        style = page.PALETTE + STYLE + choices(sorted(self.codes), len(self.audit.apps))
        body = "".join(part for block in self.blocks for part in self._block(block))
        return (
            '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
            f'<meta http-equiv="Content-Security-Policy" content="{escape(_POLICY)}">\n'
            '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
            f"<title>{title}</title>\n<style>{style}</style>\n</head>\n<body>\n{body}</body>\n</html>\n"
        )

    def _block(self, block: Block) -> Iterator[str]:
        match block:
            case Heading(level=1, text=text, anchor=anchor):
                yield f'<h1 id="{anchor}">{page.prose(text)}</h1>\n{self._contents()}{self._verdict()}'
            case Heading(level=level, text=text, anchor=anchor):
                ident = f' id="{anchor}"' if anchor else ""
                yield f"<h{level}{ident}>{page.prose(text)}</h{level}>\n"
            case Text(text=text):
                if text != self.audit.verdict.text or self.audit.verdict.text in self.said:
                    yield f"<p>{self._prose(text)}</p>\n"
                self.said.add(text)
            case Bullets(items=items):
                yield f"<ul>\n{''.join(f'<li>{self._prose(item)}</li>{chr(10)}' for item in items)}</ul>\n"
            case Table(head=head, rows=rows, tones=tones):
                yield self._table(head, rows, tones)
            case Defects(groups=groups, apps=apps):
                yield from self._defects(groups, apps)
            case Week():
                yield from self._week(block)
            case Drawing(graph=graph):
                yield self._drawing(graph)

    def _contents(self) -> str:
        found = [block for block in self.blocks if isinstance(block, Heading) and block.level == 2]
        items = "".join(f'<li><a href="#{item.anchor}">{page.prose(item.text)}</a></li>\n' for item in found)
        return f'<nav aria-label="Contents"><ul>\n{items}</ul></nav>\n' if found else ""

    def _verdict(self) -> str:
        verdict = self.audit.verdict
        is_empty = not self.audit.apps and not self.audit.findings
        return "" if is_empty else f'<p class="verdict {verdict.level}">{escape(verdict.text)}</p>\n'

    def _prose(self, text: str) -> str:
        """Prose in which the code of a rule leads to what it found, and names may break where they are joined."""
        parts = re.split(r"`([^`]*)`", text)
        return "".join(_code(part) if index % 2 else self._linked(part) for index, part in enumerate(parts))

    def _linked(self, text: str) -> str:
        shown = page.prose(text)
        return _CODE.sub(lambda m: f'<a href="#{m[0]}">{m[0]}</a>' if m[0] in self.codes else m[0], shown)

    def _table(self, head: Sequence[str], rows: Sequence[Sequence[str]], tones: Sequence[str]) -> str:
        names = "".join(f"<th scope=col>{page.prose(cell)}</th>" for cell in head)
        body = "".join(self._row(row, tones[number] if tones else "") for number, row in enumerate(rows))
        return (
            f'<div class="scroll" tabindex="0"><table class="of{len(head)}">\n<thead><tr>{names}</tr></thead>\n'
            f"<tbody>\n{body}</tbody>\n</table></div>\n"
        )

    def _row(self, row: Sequence[str], tone: str) -> str:
        cells = (f"<b>{cell}</b>" if cell == tone else self._prose(cell) for cell in row)
        kind = f' class="{tone}"' if tone else ""
        return f"<tr{kind}>{''.join(f'<td>{cell}</td>' for cell in cells)}</tr>\n"

    # -- findings ----------------------------------------------------------------------------------------------------

    def _defects(self, groups: Sequence[Group], apps: Sequence[str]) -> Iterator[str]:
        yield self._filter(groups, apps)
        yield '<div id="defects">\n'
        seen: set[str] = set()
        for group in groups:
            code = group.findings[0].code
            ident = f' id="{code}"' if code not in seen and _CODE.fullmatch(code) else ""
            seen.add(code)
            yield from self._group(group, ident, apps)
        yield "</div>\n"

    def _filter(self, groups: Sequence[Group], apps: Sequence[str]) -> str:
        counts = self.audit.verdict.counts
        boxes = "".join(
            f'<label class="{word}"><input type="checkbox" id="{word}" checked> <b>{counts[word]} {word}</b></label>\n'
            for word in SEVERITIES
            if counts[word]
        )
        rules = {group.findings[0].code: group.findings[0].name for group in groups}
        named = {code: code if code == name else f"{code} {name}" for code, name in sorted(rules.items())}
        chosen = _choice("rule", "Rule", named)
        if len(apps) > 1:
            chosen += _choice("app", "App", {f"app-{number}": name for number, name in enumerate(apps, 1)})
        return f"<fieldset><legend>Show</legend>\n{boxes}{chosen}</fieldset>\n"

    def _group(self, group: Group, ident: str, apps: Sequence[str]) -> Iterator[str]:
        first = group.findings[0]
        owners = " ".join(dict.fromkeys(name for row in group.findings for name in _classes(row, apps)))
        title = f"{first.code} {first.name}" if group.note else first.code
        link = f'<a href="{escape(group.note.url)}">{escape(title)}</a>' if group.note else escape(title)
        summary = f": {page.prose(group.note.summary)}" if group.note else ""
        yield f'<section class="group {first.severity} {first.code} {owners}">\n'
        yield f"<h3{ident}><b>{first.severity}</b> {link}{summary}</h3>\n"
        if group.note and group.first:
            yield f'<p class="why">{page.prose(group.note.why)}</p>\n'
        if group.fix:
            yield f"<p><b>Fix</b> ({group.effort}): {page.prose(group.fix)}</p>\n"
        if group.command:
            yield f"<pre>{escape(group.command)}</pre>\n"
        yield from (self._finding(row, apps) for row in group.findings)
        yield "</section>\n"

    def _finding(self, row: FindingRow, apps: Sequence[str]) -> str:
        kinds = " ".join((row.severity, row.code, *_classes(row, apps)))
        unfolded = " open" if row.severity in _OPEN else ""
        place = f"{words.where(row.place)}:{row.column}"
        sure = f" ({row.confidence} confidence)" if row.confidence != "high" else ""
        return (
            f'<details class="{kinds}" id="finding-{row.number}"{unfolded}>\n<summary>{page.prose(row.message)}{sure}'
            f'<code class="place">{escape(printable(place))}</code></summary>\n'
            f"{self._source(row)}{''.join(_related(row))}</details>\n"
        )

    def _source(self, row: FindingRow) -> str:
        span, lines = span_of(row), self.lines(row.place.file)
        shown = "\n".join(frame(span, lines, gutter(span, last_line=len(lines)), plain))
        return f"<pre>{escape(shown)}</pre>\n" if shown else ""

    # -- pictures ----------------------------------------------------------------------------------------------------

    def _week(self, week: Week) -> Iterator[str]:
        yield f"<p>{page.prose(week.note)}</p>\n"
        drawn = calendar.picture(week.app)
        if drawn:
            yield f'<div class="scroll" tabindex="0">{drawn}</div>\n'
        if week.app.collisions:
            yield '<p class="quiet">Ringed: several entries fire in the same minute.</p>\n'
        rows = "".join(self._entry(number, week) for number in range(1, len(week.app.schedule) + 1))
        head = "".join(f"<th scope=col>{name}</th>" for name in ("#", "Entry", "Task", "When", "A week", "Where"))
        yield (
            f'<div class="scroll" tabindex="0"><table class="of6">\n<thead><tr>{head}</tr></thead>\n'
            f"<tbody>\n{rows}</tbody>\n</table></div>\n"
        )

    def _entry(self, number: int, week: Week) -> str:
        row = week.app.schedule[number - 1]
        mark = f'<span class="mark c{(number - 1) % calendar.COLOURS}">{number}</span>' if row.week else str(number)
        notes = ("in a branch" if row.conditional else "", "" if row.every_week else "on some dates")
        when = ", ".join(filter(None, (tick(row.when) or "unknown", *notes)))
        often = f"every {words.seconds(row.period)}" if row.period else f"{row.firings} times" if row.firings else "?"
        cells = (tick(row.key), tick(row.task) or "unknown", when, often, tick(words.where(row.place)))
        return f"<tr><td>{mark}</td>{''.join(f'<td>{self._prose(cell)}</td>' for cell in cells)}</tr>\n"

    def _drawing(self, graph: Graph) -> str:
        self.drawn += 1
        unfolded = " open" if len(graph.nodes) <= _LARGE else ""
        size = f"{words.count(len(graph.nodes), 'node')}, {words.count(len(graph.edges), 'edge')}"
        return (
            f'<details{unfolded}>\n<summary>{size}</summary>\n<div class="scroll" tabindex="0">'
            f"{picture.picture(graph, self.drawn)}</div>\n</details>\n"
        )


def _code(text: str) -> str:
    shown = _JOINT.sub(r"\1<wbr>", escape(printable(text)))
    return f"<code>{shown}</code>"


def _choice(what: str, label: str, named: dict[str, str]) -> str:
    options = "".join(f'<option value="{key}">{escape(printable(name))}</option>' for key, name in named.items())
    return f'<label>{label} <select id="by-{what}"><option value="">all</option>{options}</select></label>\n'


def _classes(row: FindingRow, apps: Sequence[str]) -> list[str]:
    """The apps that a finding belongs to, as the style knows them."""
    return [f"app-{apps.index(name) + 1}" for name in row.apps if name in apps]


def _related(row: FindingRow) -> Iterator[str]:
    for item in row.related:
        place = escape(printable(words.where(item.place)))
        yield f"<p>{page.prose(item.message)} <code>{place}</code></p>\n"
