"""The text of one file: by places in lines as facts name them, and back to the very bytes that were not touched."""

from __future__ import annotations

import io
import re
import tokenize
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable
from itertools import takewhile
from typing import Final

from celerylint.fix import UnfixableError
from celerylint.model.edits import Replace
from celerylint.model.source import Span

_LINE_END: Final = re.compile(r"\r\n|\r|\n")
_BOM: Final = "\ufeff"


class Document:
    """A Python file. `text` has every line end as LF and no byte-order mark: the text that positions speak of."""

    def __init__(self, path: str, source: bytes) -> None:
        self.path, self.source = path, source
        self._encoding, _ = tokenize.detect_encoding(io.BytesIO(source).readline)
        if self._encoding == "utf-8-sig":
            self._encoding = "utf-8"
        raw = source.decode(self._encoding)
        self._mark = _BOM if raw.startswith(_BOM) else ""
        self._raw = raw.removeprefix(_BOM)
        self.text = _LINE_END.sub("\n", self._raw)
        self._starts = [0, *(match.end() for match in re.finditer("\n", self.text))]
        ends = list(_LINE_END.finditer(self._raw))
        self._raw_starts = [0, *(match.end() for match in ends)]
        self._newline = Counter(match[0] for match in ends).most_common(1)[0][0] if ends else "\n"

    def offset(self, line: int, column: int) -> int:
        """Where in `text` a place is; both count from 1."""
        return self._starts[line - 1] + column - 1

    def range(self, span: Span) -> tuple[int, int]:
        """Where in `text` a span begins and ends."""
        return self.offset(span.line, span.column), self.offset(span.end_line, span.end_column)

    def span(self, begin: int, end: int) -> Span:
        """The place of a stretch of `text`."""
        return Span(self.path, *self._place(begin), *self._place(end))

    def at(self, span: Span) -> str:
        """The text of a span."""
        begin, end = self.range(span)
        return self.text[begin:end]

    def line(self, number: int) -> str:
        """A line without its end."""
        return self.text[self._starts[number - 1] :].partition("\n")[0]

    @property
    def last_line(self) -> int:
        """The number of the last line."""
        return len(self._starts)

    def trimmed(self, span: Span, text: str) -> Replace:
        """The replacement of only what differs between the text of a span and what it becomes."""
        old, (begin, _) = self.at(span), self.range(span)
        head = _shared(old, text)
        tail = _shared(old[head:][::-1], text[head:][::-1])
        return Replace(text[head : len(text) - tail], self.span(begin + head, begin + len(old) - tail))

    def replaced(self, edits: Iterable[Replace]) -> bytes:
        """The bytes after lowered edits that do not overlap; UnfixableError when the encoding lacks a character."""
        pieces, at = [], 0
        for edit in sorted(edits, key=lambda edit: edit.span):
            begin, end = self._raw_range(edit.span)
            assert isinstance(edit.code, str)
            pieces += [self._raw[at:begin], edit.code.replace("\n", self._newline)]
            at = end
        text = self._mark + "".join([*pieces, self._raw[at:]])
        try:
            return text.encode(self._encoding)
        except UnicodeEncodeError as error:
            raise UnfixableError(f"the file's encoding, {self._encoding}, cannot hold it") from error

    def _place(self, offset: int) -> tuple[int, int]:
        line = bisect_right(self._starts, offset)
        return line, offset - self._starts[line - 1] + 1

    def _raw_range(self, span: Span) -> tuple[int, int]:
        begin = self._raw_starts[span.line - 1] + span.column - 1
        return begin, self._raw_starts[span.end_line - 1] + span.end_column - 1


def _shared(first: str, second: str) -> int:
    """How many characters both begin with."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(first, second, strict=False)))
