"""The inventory as a table for people, and as CSV for spreadsheets."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Final

from celerylint.audit.data import Fact, TaskRow
from celerylint.report import Paint, plain
from celerylint.report.audit import words
from celerylint.report.text import printable, width

if TYPE_CHECKING:
    from celerylint.audit.apps import AppTasks

HEAD: Final = ("Task", "Kind", "Queue", "Retries", "Limits", "Acks", "Sent by", "Findings", "Where")
_NUMBER: Final = re.compile(r"[+-]?\d+(\.\d+)?")
# At the start of a cell, or after what some spreadsheets part cells at.
_FORMULA: Final = re.compile(r"(^|[;,\t|]|[;,\t|]?[\"'])(\s*)(?=[=+\-@\uff1d\uff0b\uff0d\uff20])")


def table(apps: Sequence[AppTasks], codes: Sequence[str], paint: Paint = plain) -> str:
    """One table for each app; `codes` are those of the findings, by number."""
    return "\n".join("".join(_app(app, codes, paint)) for app in apps) or "No tasks found.\n"


def _app(app: AppTasks, codes: Sequence[str], paint: Paint) -> Iterator[str]:
    number = words.count(len(app.tasks), "task")
    place = f" ({words.where(app.place)})" if app.place else ""
    yield f"{paint(printable(app.name), 'bold')}{printable(place)}: {number}\n"
    if app.tasks:
        yield "\n" + aligned([HEAD, *(summary(row, codes) for row in app.tasks)], paint)


def summary(row: TaskRow, codes: Sequence[str]) -> tuple[str, ...]:
    """A task in one line."""
    return (
        row.name if row.named != words.UNKNOWN else f"{row.name} (?)",
        row.kind,
        words.fact(row.options["queue"]),
        words.retries(row.retries, row),
        words.limits(row),
        words.acks(row),
        senders(row),
        " ".join(sorted({codes[number - 1] for number in row.findings})) or "-",
        words.where(row.place),
    )


def senders(row: TaskRow) -> str:
    """How many of each kind send it; a plain call of its function sends nothing."""
    sends = sum(caller.how != "call" for caller in row.callers)
    parts = [
        words.count(len(row.schedule), "beat entry", "beat entries") if row.schedule else "",
        words.count(len(row.routes), "route") if row.routes else "",
        words.count(sends, "call") if sends else "",
    ]
    return ", ".join(filter(None, parts)) or ("not seen" if row.mentioned else "nothing")


def aligned(rows: Sequence[Sequence[str]], paint: Paint) -> str:
    """Columns as wide as their widest cell; the first row is the head."""
    shown = [[printable(cell) for cell in row] for row in rows]
    widths = [max(map(width, column)) for column in zip(*shown, strict=True)]
    padded = ([cell + " " * (size - width(cell)) for cell, size in zip(row, widths, strict=True)] for row in shown)
    head, *body = ("  ".join(row).rstrip() for row in padded)
    return "".join(f"{line}\n" for line in (paint(head, "bold"), *body))


def sheet(apps: Sequence[AppTasks], codes: Sequence[str]) -> str:
    """CSV; no cell runs as a formula, whatever a task is called."""
    rows = [row for app in apps for row in app.tasks]
    options = list(rows[0].options) if rows else []
    head = ["app", "task", "file", "line", "kind", "named", "retries"]
    head += [name for option in options for name in (option, f"{option}_origin")]
    text = io.StringIO()
    out = csv.writer(text, lineterminator="\r\n")
    out.writerow([*head, "schedule", "callers", "routes", "findings"])
    for app in apps:
        out.writerows([cell(item) for item in _cells(app.name, row, options, codes)] for row in app.tasks)
    return text.getvalue()


def _cells(app: str, row: TaskRow, options: Sequence[str], codes: Sequence[str]) -> Iterator[str]:
    yield from (app, row.name, row.place.file, str(row.place.line), row.kind, row.named)
    yield words.retries(row.retries, row)
    for option in options:
        yield _value(row.options[option])
        yield words.origin(row.options[option])
    yield " ".join(row.schedule)
    yield " ".join(words.where(caller.place) for caller in row.callers)
    yield ", ".join(row.routes)
    yield " ".join(codes[number - 1] for number in row.findings)


def _value(found: Fact) -> str:
    """As a spreadsheet sorts it: numbers stay numbers."""
    return f"unknown: {found.expression}" if found.state == words.UNKNOWN else words.fact(found)


def cell(text: str) -> str:
    """A text that no spreadsheet takes for a formula."""
    shown = printable(text)
    return shown if _NUMBER.fullmatch(shown) else _FORMULA.sub(r"\1\2'", shown)
