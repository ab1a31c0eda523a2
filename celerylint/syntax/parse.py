"""Bytes to a libcst module with positions, or a sentence that says why not."""

from __future__ import annotations

import io
import re
import sys
import tokenize
from dataclasses import dataclass
from typing import Final

import libcst as cst

from celerylint.model.facts import SyntaxProblem
from celerylint.model.source import Span
from celerylint.syntax import guard
from celerylint.syntax.positions import Positions

# Deep but legal code makes libcst's generator and our walk recurse; `guard` bounds how deep.
_RECURSION: Final = 40_000


@dataclass(frozen=True, slots=True)
class Parsed:
    """A module, and where its nodes stand."""

    module: cst.Module
    positions: Positions


def decode(source: bytes, path: str) -> str | SyntaxProblem:
    """The text of a Python file by its own rules (byte-order mark, coding cookie), with every line ending as LF."""
    if (at := source.find(b"\0")) >= 0 and not source.startswith((b"\xff\xfe", b"\xfe\xff")):
        return _problem(path, "the file contains a NUL byte", source.count(b"\n", 0, at) + 1)
    try:
        encoding, _ = tokenize.detect_encoding(io.BytesIO(source).readline)
        text = source.decode(encoding)
    except SyntaxError as error:
        if "unknown encoding" in error.msg:
            return _problem(path, f"the file declares an {error.msg}")
        return _problem(path, "the file is not UTF-8 and declares no other encoding")
    except UnicodeDecodeError as error:
        line = source.count(b"\n", 0, error.start) + 1
        return _problem(path, f"the file is not valid {error.encoding} text, which it claims to be", line)
    except (LookupError, ValueError) as error:
        return _problem(path, f"the file's encoding cannot be used: {error}")
    return re.sub(r"\r\n?", "\n", text).removeprefix("\ufeff") if "\r" in text else text.removeprefix("\ufeff")


def parse(source: bytes, path: str) -> Parsed | SyntaxProblem:
    """Parse a file; never raises."""
    text = decode(source, path)
    if isinstance(text, SyntaxProblem):
        return text
    if too_much := guard.problem_with(text):
        return _problem(path, *too_much)
    sys.setrecursionlimit(max(sys.getrecursionlimit(), _RECURSION))
    try:
        module = cst.parse_module(text)
        return Parsed(module, Positions(module, text, path))
    except cst.ParserSyntaxError as error:
        return _problem(path, _reason(error), error.raw_line, error.raw_column + 1)
    except (RecursionError, MemoryError):
        return _problem(path, "the code is nested too deeply to analyse")
    except Exception as error:  # libcst raises bare exceptions for some malformed input
        return _problem(path, f"the file cannot be parsed: {error}".splitlines()[0])


def _reason(error: cst.ParserSyntaxError) -> str:
    message = error.message.removeprefix("parser error: ").strip()
    return f"cannot parse: {message}" if message else "cannot parse"


def _problem(path: str, message: str, line: int = 1, column: int = 1) -> SyntaxProblem:
    line, column = max(line, 1), max(column, 1)
    return SyntaxProblem(message, Span(path, line, column, line, column))
