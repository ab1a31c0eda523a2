"""What a fix wants changed, said in terms of the code: `celerylint.fix` turns it into changes of text.

Code inside an edit is a string, or parts: strings, names of other modules (`Imported`: the file's own name for it, or
a new import) and stretches of the file's own text (`Source`).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple, Union

from celerylint.model.source import Span


class Imported(NamedTuple):
    """A name that another module defines: `Imported("celery.schedules", "crontab")`."""

    module: str
    name: str


class Source(NamedTuple):
    """The file's own text at a place."""

    span: Span


Part = Union[str, Imported, Source]
Code = Union[str, tuple[Part, ...]]


@dataclass(frozen=True, slots=True)
class Replace:
    """Replace the text of `span`. An empty span is a place to insert at."""

    code: Code
    span: Span


@dataclass(frozen=True, slots=True)
class ReplaceString:
    """Give the string literal at `span` another value; its quotes and prefix stay."""

    value: str
    span: Span


@dataclass(frozen=True, slots=True)
class AddKeyword:
    """Give the call at `span` a keyword argument. A name that is not called, such as `@app.task`, becomes a call."""

    name: str
    code: Code
    span: Span


@dataclass(frozen=True, slots=True)
class RemoveKeyword:
    """Take a keyword argument away from the call at `span`."""

    name: str
    span: Span


@dataclass(frozen=True, slots=True)
class RenameKeyword:
    """Give a keyword argument of the call at `span` another name."""

    old: str
    new: str
    span: Span


@dataclass(frozen=True, slots=True)
class MoveImport:
    """Import what stands at `span`, one name of a `from` import, from elsewhere; the name that the file uses stays."""

    to: Imported
    span: Span


@dataclass(frozen=True, slots=True)
class RenameEntry:
    """Give an entry of a configuration another name: a keyword, a key or an assigned name.

    `span` is the entry, or its value alone where the name stands before it.
    """

    old: str
    new: str
    span: Span


@dataclass(frozen=True, slots=True)
class AddParameter:
    """Give the function whose name stands at `span` a first parameter."""

    name: str
    span: Span


@dataclass(frozen=True, slots=True)
class InsertLines:
    """Write lines above (or below) the statement or clause at `span`, as far indented as it is.

    Each four blanks that a line begins with are one more step.
    """

    lines: tuple[Code, ...]
    span: Span
    below: bool = False


@dataclass(frozen=True, slots=True)
class RemoveLines:
    """Remove the statements that fill the lines of `span`; others must be left in their block."""

    span: Span


Edit = Union[
    Replace,
    ReplaceString,
    AddKeyword,
    RemoveKeyword,
    RenameKeyword,
    MoveImport,
    RenameEntry,
    AddParameter,
    InsertLines,
    RemoveLines,
]


def insert_before(span: Span, code: Code) -> Replace:
    """Insert code where `span` begins."""
    return Replace(code, Span(span.path, span.line, span.column, span.line, span.column))


def insert_after(span: Span, code: Code) -> Replace:
    """Insert code where `span` ends."""
    return Replace(code, Span(span.path, span.end_line, span.end_column, span.end_line, span.end_column))
