"""Source frames: numbered lines with carets under what is meant."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from celerylint.model.source import Span
from celerylint.report import Paint
from celerylint.report.text import cells

CONTEXT: Final = 1
_TALLEST: Final = 12  # lines of one span; the middle of a longer one is left out
_WIDEST: Final = 160  # columns of one line


def gutter(span: Span, *, last_line: int) -> int:
    """How wide the line numbers of a frame are."""
    return len(str(min(span.end_line + CONTEXT, max(last_line, 1))))


def frame(span: Span, lines: Sequence[str], width: int, paint: Paint) -> Iterator[str]:
    """The lines of `span` with a line of context around them, carets below each; nothing when there is no source."""
    if not 1 <= span.line <= len(lines):
        return
    margin = paint(f"{' ' * width} |", "blue")
    yield margin
    for number in _numbers(span, len(lines)):
        if number is None:
            yield paint(f"{'...':<{width}}", "blue")
            continue
        text, carets = _marked(span, number, lines[number - 1])
        yield f"{paint(f'{number:>{width}} |', 'blue')} {text}".rstrip()
        if carets:
            yield f"{margin} {paint(carets, 'bold red')}"
    yield margin


def _numbers(span: Span, count: int) -> Iterable[int | None]:
    """The lines to show; None for a gap."""
    last = _last(span, count)
    shown = range(max(span.line - CONTEXT, 1), min(last + CONTEXT, count) + 1)
    if last - span.line < _TALLEST:
        return _without_blank_end(shown, last, count)
    half = _TALLEST // 2
    return [*range(shown[0], span.line + half), None, *range(last - half + 1, shown[-1] + 1)]


def _without_blank_end(shown: range, last: int, count: int) -> range:
    """Leave out the empty "line" after a final line end."""
    return shown if last == count or shown[-1] < count else range(shown[0], count)


def _last(span: Span, count: int) -> int:
    """The last line that holds something of the span: its end is exclusive."""
    end = span.end_line - 1 if span.end_column == 1 and span.end_line > span.line else span.end_line
    return min(max(end, span.line), count)


def _marked(span: Span, number: int, line: str) -> tuple[str, str]:
    """A line as shown, and the carets below it ("" outside the span)."""
    first = span.column - 1 if number == span.line else len(line) - len(line.lstrip())
    end = span.end_column - 1 if number == span.end_line else len(line.rstrip())
    shown = list(cells(line[: first + 2 * _WIDEST]))
    inside = span.line <= number <= _last(span, number)
    before = sum(width for _, width in shown[:first])
    marked = sum(width for _, width in shown[first:end])
    carets = " " * before + "^" * max(marked, 1) if inside and (end > first or number == span.line) else ""
    start = _window(before) if inside else 0
    text = "".join(text for text, _ in _columns(shown, start))
    return text, carets[start : start + _WIDEST]


def _window(column: int) -> int:
    """Where to begin showing a line so that `column` is in sight."""
    return max(column - _WIDEST // 2, 0) if column > _WIDEST - 40 else 0


def _columns(shown: Sequence[tuple[str, int]], start: int) -> Iterator[tuple[str, int]]:
    at = 0
    for text, width in shown:
        if at >= start + _WIDEST:
            return
        if at >= start:
            yield text, width
        at += width
