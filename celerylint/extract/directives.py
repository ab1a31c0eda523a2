"""Suppression comments: what they say, and which lines they reach.

Formatters move comments: to the closing line of a split statement, or to its first line. So a trailing directive
reaches every line of the statement, decorator or header whose first or last line it stands on.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from celerylint.model.facts import Comment, Directive
from celerylint.model.source import Span

END_OF_FILE: Final = 1 << 30

_OWN = re.compile(
    r"#[ \t]*celerylint:[ \t]*(?P<kind>[\w-]+)[ \t]*(?:\[(?P<codes>[^\]#]*)\])?(?P<reason>.*?)(?=[ \t]#[ \t]|$)"
)
_CODE = r"[A-Z]+[0-9]+"
_CODES = rf"{_CODE}(?:[,\s]+{_CODE})*"
_NOQA = re.compile(
    rf"#[ \t]*(?P<file>(?:flake8|ruff)[ \t]*:[ \t]*)?noqa\b(?P<list>[ \t]*:[ \t]*(?P<codes>{_CODES})?)?", re.I
)


class Extent(NamedTuple):
    """The lines of one syntactic unit.

    `kind` is "simple" (a simple statement), "header" (the header lines of a compound statement), "decorator",
    "block" (a suite, from the line below its header to its last line of code) or "module".
    """

    first: int
    last: int
    kind: str


class _Read(NamedTuple):
    """A directive as written, before its reach is known."""

    comment: Comment
    kind: str
    selectors: tuple[str, ...]
    reason: str
    span: Span
    whole_file: bool


def directives_of(path: str, comments: Sequence[Comment], extents: Sequence[Extent]) -> tuple[Directive, ...]:
    """Every suppression comment among `comments`, in source order."""
    read = [item for comment in comments for item in _read(path, comment)]
    if not read:
        return ()
    layout = _Layout(comments, extents)
    return tuple(_placed(item, read, layout) for item in read)


def _read(path: str, comment: Comment) -> Iterator[_Read]:
    for match in _OWN.finditer(comment.text):
        kind = match["kind"]
        yield _Read(
            comment,
            kind,
            tuple(word for word in re.split(r"[,\s]+", match["codes"] or "") if word),
            match["reason"].strip(" \t-:"),
            _span(path, comment, match),
            kind == "file-ignore",
        )
    for match in _NOQA.finditer(comment.text):
        selectors = tuple(code.upper() for code in re.findall(_CODE, match["codes"] or "", re.I))
        if not selectors and (match["list"] or match["file"]):
            continue  # `noqa: prose` is a mistake, and a blanket `flake8: noqa` speaks to flake8
        yield _Read(comment, "noqa", selectors, "", _span(path, comment, match), bool(match["file"]))


def _span(path: str, comment: Comment, match: re.Match[str]) -> Span:
    start = comment.column + match.start()
    end = comment.column + len(match[0].rstrip()) + match.start()
    return Span(path, comment.line, start, comment.line, end)


def _placed(item: _Read, read: Sequence[_Read], layout: _Layout) -> Directive:
    first, last, closed = _reach(item, read, layout)
    return Directive(item.kind, item.selectors, item.reason, item.span, first, last, closed)


def _reach(item: _Read, read: Sequence[_Read], layout: _Layout) -> tuple[int, int, bool]:
    """First line, last line, and (for a range) whether its `enable` was found."""
    if item.whole_file:
        return 1, END_OF_FILE, True
    if item.kind == "disable":
        return layout.range(item, read)
    if item.kind == "enable":
        return item.comment.line, item.comment.line, True
    reach = layout.below(item.comment.line) if item.comment.alone else layout.around(item.comment.line)
    return *reach, True


class _Layout:
    """Which lines belong together."""

    def __init__(self, comments: Sequence[Comment], extents: Sequence[Extent]) -> None:
        self.alone = {comment.line for comment in comments if comment.alone}
        self.units = sorted(unit for unit in extents if unit.kind in ("simple", "header", "decorator"))
        self.blocks = [unit for unit in extents if unit.kind == "block"]

    def around(self, line: int) -> tuple[int, int]:
        """The smallest unit that begins or ends on this line, else the line alone."""
        touching = [unit for unit in self.units if line in (unit.first, unit.last)]
        if not touching:
            return line, line
        unit = min(touching, key=lambda unit: unit.last - unit.first)
        return unit.first, unit.last

    def below(self, line: int) -> tuple[int, int]:
        """The logical line under a comment, with its decorators; inside brackets, the physical line under it."""
        if any(unit.first < line < unit.last for unit in self.units):
            below = line + 1
            while below in self.alone:
                below += 1
            return below, below
        following = [unit for unit in self.units if unit.first > line]
        if not following:
            return line, line
        last = next((unit for unit in following if unit.kind != "decorator"), following[0])
        return following[0].first, last.last

    def range(self, item: _Read, read: Sequence[_Read]) -> tuple[int, int, bool]:
        """From a `disable` to the `enable` of the same rules at the same indentation, else to the end of its block."""
        line = item.comment.line
        block_end = min((unit.last for unit in self.blocks if unit.first <= line <= unit.last), default=END_OF_FILE)
        # An `enable` may be the block's very last line, where only comments stand.
        limit = min((unit.first for unit in self.units if unit.first > block_end), default=END_OF_FILE)
        for other in read:
            if (
                other.kind == "enable"
                and line < other.comment.line < limit
                and other.comment.column == item.comment.column
                and set(other.selectors) == set(item.selectors)
            ):
                return line, other.comment.line, True
        return line, block_end, False
