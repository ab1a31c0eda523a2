"""The text of the files that findings are about."""

from __future__ import annotations

import codecs
import functools
import io
import re
import tokenize
from collections.abc import Mapping
from pathlib import Path


class Sources:
    """Lines by root-relative path: what the editor holds, else what the disk holds."""

    def __init__(self, root: Path, overlay: Mapping[str, bytes]) -> None:
        self._root = root
        self._overlay = overlay
        self.lines = functools.cache(self._lines)

    def _lines(self, path: str) -> tuple[str, ...]:
        """The physical lines of a file without their ends; none when it cannot be read."""
        data = self._overlay.get(path)
        if data is None:
            try:
                data = (self._root / path).read_bytes()
            except OSError:
                return ()
        return tuple(re.split(r"\r\n|\r|\n", _decode(data)))


def _decode(data: bytes) -> str:
    """By the coding cookie or byte-order mark, as Python does; what does not decode becomes U+FFFD."""
    try:
        encoding, _ = tokenize.detect_encoding(io.BytesIO(data).readline)
        codecs.lookup(encoding)
    except (SyntaxError, LookupError):
        encoding = "utf-8"
    try:
        return data.decode(encoding, errors="replace")
    except (LookupError, UnicodeError):  # a codec that is not for text
        return data.decode("utf-8", errors="replace")
