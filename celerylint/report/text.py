"""Text that is safe on a terminal, and as wide as it looks there."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from typing import Final

TAB: Final = 4
# Characters that change how the text around them is shown.
_BIDIRECTIONAL: Final = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def printable(text: str) -> str:
    """The text with everything a terminal would act upon written as an escape."""
    return "".join(_visible(char) for char in text)


def _visible(char: str) -> str:
    if char.isprintable() or (char.isspace() and ord(char) > 0xA0 and char not in "\u2028\u2029"):
        return char if char not in _BIDIRECTIONAL else _escape(char)
    return _escape(char)


def _escape(char: str) -> str:
    code = ord(char)
    if 0xDC80 <= code <= 0xDCFF:  # a byte of a file name that is not UTF-8
        return f"\\x{code - 0xDC00:02x}"
    return char.encode("unicode_escape").decode() if code != 0xAD and not 0xD800 <= code <= 0xDFFF else f"\\u{code:04x}"


def cells(line: str) -> Iterator[tuple[str, int]]:
    """Each character of a source line as it is shown, and how many columns that takes."""
    at = 0
    for char in line:
        shown = " " * (TAB - at % TAB) if char == "\t" else _visible(char)
        width = sum(map(_width, shown))
        yield shown, width
        at += width


def _width(char: str) -> int:
    if unicodedata.combining(char) or unicodedata.category(char) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1
