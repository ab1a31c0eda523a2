"""Refuse source that would exhaust a parser, before one sees it.

libcst's parser needs quadratic time for long operator chains and its stack for deep nesting. CPython itself refuses
more than 200 nested brackets, so the nesting limit costs no valid program.
"""

from __future__ import annotations

import re
from typing import Final

MAX_BYTES: Final = 2_000_000
MAX_DEPTH: Final = 200
MAX_CHAIN: Final = 1_000
MAX_ELIFS: Final = 1_000

# Text is read token by token only when it could be over a limit: it has a very long line, or very many lines in a row
# that begin or end with an operator or an opening bracket.
_LONG_LINE: Final = 1_500
_LONG_RUN: Final = 100
_STARTS: Final = frozenset(("and", "or ", "if ", "els", *"+-*/|&^%<>="))
_ENDS: Final = frozenset("+-*/|&^%<>=([{\\")
_TOKEN: Final = re.compile(
    r"""(?P<text>[rRbBfFtTuU]{0,2}(?:'''(?:\\.|[^\\])*?'''|\"\"\"(?:\\.|[^\\])*?\"\"\"|'(?:\\.|[^\\'\n])*'|"(?:\\.|[^\\"\n])*"))"""
    r"|(?P<comment>\#[^\n]*)|(?P<open>[(\[{])|(?P<close>[)\]}])|(?P<joined>\\\n)|(?P<end>[\n;])"
    r"|(?P<comma>,)|(?P<operator>[-+*/|&^%<>=~.@]+|\b(?:and|or|not|if|else|lambda|await)\b)",
    re.S,
)
_ELIF: Final = re.compile(r"^[ \t]*elif\b", re.M)


def problem_with(text: str) -> tuple[str, int] | None:
    """The message and line of what makes `text` too much to analyse, or None."""
    if len(text) > MAX_BYTES:
        return f"file is too large to analyse (over {MAX_BYTES // 1_000_000} MB)", 1
    if text.count("elif") > MAX_ELIFS and len(_ELIF.findall(text)) > MAX_ELIFS:
        return f"more than {MAX_ELIFS} `elif` branches in one file are too much to analyse", 1
    return _over_limit(text) if _is_suspicious(text) else None


def _is_suspicious(text: str) -> bool:
    run = 0
    for line in text.split("\n"):
        if len(line) > _LONG_LINE:
            return True
        line = line.strip()
        if line and (line[-1] in _ENDS or line[0] in _STARTS or line[:3] in _STARTS):
            run += 1
            if run > _LONG_RUN:
                return True
        else:
            run = 0
    return False


def _over_limit(text: str) -> tuple[str, int] | None:
    depth = 0
    chains = [0]
    for match in _TOKEN.finditer(text):
        kind = match.lastgroup
        if kind == "open":
            depth += 1
            chains[-1] += 1  # a call or subscript of what came before
            chains.append(0)
        elif kind == "close":
            depth = max(depth - 1, 0)
            if len(chains) > 1:
                chains.pop()
        elif kind == "operator":
            chains[-1] += len(match[0]) if match[0][0] in "+-~" else 1
        elif kind == "comma" or (kind == "end" and not depth):
            chains[-1] = 0
        if depth > MAX_DEPTH:
            return f"brackets nested more than {MAX_DEPTH} deep", text.count("\n", 0, match.start()) + 1
        if chains[-1] > MAX_CHAIN:
            return f"an expression of more than {MAX_CHAIN} operators", text.count("\n", 0, match.start()) + 1
    return None
