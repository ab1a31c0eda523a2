"""Bytes to a libcst module with positions, or a sentence that says why not."""

from __future__ import annotations

import ast
import io
import re
import sys
import tokenize
import warnings
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
        return _syntax_problem(path, text, error)
    except (RecursionError, MemoryError):
        return _problem(path, "the code is nested too deeply to analyse")
    except Exception as error:  # libcst raises bare exceptions for some malformed input
        return _problem(path, f"the file cannot be parsed: {error}".splitlines()[0])


def _syntax_problem(path: str, text: str, error: cst.ParserSyntaxError) -> SyntaxProblem:
    """The interpreter's own words where it rejects the file too: they are better, and its places are exact."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            compile(text, path, "exec", ast.PyCF_ONLY_AST, dont_inherit=True)
        except SyntaxError as own:
            return _problem(path, own.msg, own.lineno or 1, own.offset or 1)
        except (ValueError, MemoryError, RecursionError):
            pass
    expected = re.sub(r"^(?:parser error: )?(?:error at \d+:\d+: )?", "", error.message.strip())
    return _problem(path, expected.splitlines()[0] or "cannot be parsed", error.raw_line, error.raw_column + 1)


def _problem(path: str, message: str, line: int = 1, column: int = 1) -> SyntaxProblem:
    line, column = max(line, 1), max(column, 1)
    return SyntaxProblem(message, Span(path, line, column, line, column))
