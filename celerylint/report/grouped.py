"""`grouped`: the findings by file, for people."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from celerylint.report import Entry, Paint, Report, plain
from celerylint.report.text import printable


def render(report: Report, paint: Paint = plain) -> str:
    """Each file's name, and its findings below, places aligned."""
    by_file = groupby(report.entries, key=lambda entry: report.shown_path(entry.root, entry.finding.span.path))
    return "".join(
        f"{paint(printable(path), 'bold')}:\n{''.join(_lines(list(group), paint))}\n" for path, group in by_file
    )


def _lines(entries: Sequence[Entry], paint: Paint) -> Iterator[str]:
    places = [(str(entry.finding.span.line), str(entry.finding.span.column)) for entry in entries]
    rows, columns = (max(map(len, numbers)) for numbers in zip(*places, strict=True))
    for entry, (row, column) in zip(entries, places, strict=True):
        mark = f" {paint('[*]', 'cyan')}" if entry.fixable else ""
        suppressed = " (suppressed)" if entry.suppression is not None else ""
        code = paint(entry.finding.code, "bold red")
        yield f"  {row:>{rows}}:{column:<{columns}} {code}{mark} {printable(entry.finding.message)}{suppressed}\n"
