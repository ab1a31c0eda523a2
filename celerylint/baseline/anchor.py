"""What a finding points at, in a form that formatters do not change."""

from __future__ import annotations

import ast
import io
import re
import tokenize
from collections.abc import Iterator, Sequence
from typing import Final

from celerylint.model.source import Span

_LAYOUT: Final = frozenset(
    (tokenize.NL, tokenize.NEWLINE, tokenize.INDENT, tokenize.DEDENT, tokenize.COMMENT, tokenize.ENDMARKER)
)
_FSTRING: Final = re.compile(r"""\b(?:[fF][rR]?|[rR][fF])["']""")
_CLOSING: Final = frozenset(")]}")


def anchor(span: Span, lines: Sequence[str]) -> str:
    """The tokens of a stretch of text, joined by blanks.

    Layout, comments, commas before a closing bracket and the quotes of strings are left out. What cannot be read as
    tokens (the span ends within a statement that goes on), or not alike by every Python (f-strings), is the text
    without its white space.
    """
    text = _text(span, lines)
    if _FSTRING.search(text) is None:
        try:
            return " ".join(_tokens(text))
        except (tokenize.TokenError, SyntaxError):
            pass
    return "".join(text.split()).replace("'", '"')


def _text(span: Span, lines: Sequence[str]) -> str:
    part = list(lines[span.line - 1 : span.end_line])
    if not part:
        return ""
    part[-1] = part[-1][: span.end_column - 1]
    part[0] = part[0][span.column - 1 :]
    return "\n".join(part)


def _tokens(text: str) -> Iterator[str]:
    comma = False
    for token in tokenize.generate_tokens(io.StringIO(f"({text}\n)").readline):
        if token.type in _LAYOUT:
            continue
        if comma and token.string not in _CLOSING:
            yield ","
        comma = token.string == ","
        if not comma:
            yield _plain(token.string) if token.type == tokenize.STRING else token.string


def _plain(literal: str) -> str:
    try:
        return repr(ast.literal_eval(literal))
    except (SyntaxError, ValueError):
        return literal
