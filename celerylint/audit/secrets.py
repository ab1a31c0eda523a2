"""What a document that is handed around must not repeat: passwords in addresses."""

from __future__ import annotations

import re
from typing import Final

_PASSWORD: Final = re.compile(r"(?<=://)([^\s:/@'\"]*):([^\s/@'\"{}]+)(?=@)")
_NAMED: Final = re.compile(r"passw|secret|token|credential|api_?key|auth", re.I)
HIDDEN: Final = "***"


def redacted(text: str) -> str:
    """The text with the passwords of its addresses hidden."""
    return _PASSWORD.sub(rf"\1:{HIDDEN}", text)


def masked(line: str) -> str:
    """A source line with them hidden, every column where it was."""
    return _PASSWORD.sub(lambda found: f"{found[1]}:{'*' * len(found[2])}", line)


def is_secret(name: str) -> bool:
    """Whether the value of something of that name is nobody's business."""
    return _NAMED.search(name) is not None
