"""Files of the project as bytes, with what cannot be read as a sentence."""

from __future__ import annotations

import os
import stat
from collections.abc import Mapping
from pathlib import Path

from celerylint.model.facts import SyntaxProblem
from celerylint.model.source import Span


class Reader:
    """Reads files below a root; `overlay` holds texts that stand for files (unsaved buffers, stdin)."""

    def __init__(self, root: Path, overlay: Mapping[str, bytes]) -> None:
        self._root = root
        self._overlay = overlay

    def read(self, path: str) -> bytes | SyntaxProblem:
        """The bytes of a file by its path from the root; never raises for what the file system does."""
        if (text := self._overlay.get(path)) is not None:
            return text
        try:
            # Non-blocking, so that a FIFO somebody named `x.py` cannot hold the run up.
            descriptor = os.open(self._root / path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0))
            with os.fdopen(descriptor, "rb", buffering=0) as file:
                if not stat.S_ISREG(os.fstat(descriptor).st_mode):
                    return _problem(path, "is not a regular file")
                return file.read()
        except OSError as error:
            return _problem(path, f"cannot be read: {(error.strerror or str(error)).lower()}")


def _problem(path: str, what: str) -> SyntaxProblem:
    return SyntaxProblem(f"the file {what}", Span(path, 1, 1, 1, 1))
