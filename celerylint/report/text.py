"""Text that is safe on a terminal, and as wide as it looks there."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from typing import Final

TAB: Final = 4


def printable(text: str) -> str:
    """The text with everything a terminal would act upon (controls, reversals of direction) written as an escape."""
    return "".join(map(_visible, text))


def _visible(char: str) -> str:
    if char.isprintable() or unicodedata.category(char) == "Zs":
        return char
    code = ord(char)
    if 0xDC80 <= code <= 0xDCFF:  # a byte of a file name that is not UTF-8
        return f"\\x{code - 0xDC00:02x}"
    return char.encode("unicode_escape", "backslashreplace").decode()


def width(text: str) -> int:
    """How many columns of a terminal a text takes."""
    return sum(map(_width, text))


def cells(line: str) -> Iterator[tuple[str, int]]:
    """Each character of a source line as it is shown, and how many columns that takes."""
    at = 0
    for char in line:
        shown = " " * (TAB - at % TAB) if char == "\t" else _visible(char)
        width = sum(map(_width, shown))
        yield shown, width
        at += width


def _width(char: str) -> int:
    if unicodedata.combining(char) or unicodedata.category(char) in ("Mn", "Me"):
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1
