"""A change as a unified diff that `patch -p0` and `git apply -p0` take."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator
from typing import Final

_NO_NEWLINE: Final = b"\\ No newline at end of file\n"
_PLAIN: Final = re.compile(rb"[^\x00-\x20\"\\\x7f-\xff]+( [^\x00-\x20\"\\\x7f-\xff]+)*")


def unified(path: str, old: bytes, new: bytes) -> bytes:
    """The diff, in the file's own encoding and line ends; nothing when nothing changes."""
    name = _quoted(path.encode("utf-8", "surrogateescape"))
    lines = difflib.diff_bytes(difflib.unified_diff, _lines(old), _lines(new), name, name, b"", b"", lineterm=b"\n")
    return b"".join(_ended(lines))


def _lines(text: bytes) -> list[bytes]:
    """Lines as diffs count them: only LF ends one."""
    return re.findall(rb"[^\n]*\n|[^\n]+", text)


def _ended(lines: Iterator[bytes]) -> Iterator[bytes]:
    for line in lines:
        yield line if line.endswith(b"\n") else line + b"\n" + _NO_NEWLINE


def _quoted(name: bytes) -> bytes:
    """A name as diffs write it: a tab ends one with blanks, one with odd characters stands in quotes, with escapes."""
    if _PLAIN.fullmatch(name):
        return name + b"\t" * (b" " in name)
    escaped = re.sub(rb"[\x00-\x1f\"\\\x7f-\xff]", lambda match: b"\\%03o" % match[0][0], name)
    return b'"' + escaped + b'"'
