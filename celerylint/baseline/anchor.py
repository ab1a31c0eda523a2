"""What a finding points at, in a form that formatters do not change."""

from __future__ import annotations

import ast
import io
import tokenize
import warnings
from collections.abc import Iterator, Sequence
from contextlib import suppress
from typing import Final

from celerylint.model.source import Span

_LAYOUT: Final = frozenset(
    (tokenize.NL, tokenize.NEWLINE, tokenize.INDENT, tokenize.DEDENT, tokenize.COMMENT, tokenize.ENDMARKER)
)
_CLOSING: Final = frozenset(")]}")
_SPELLING: Final = frozenset(("ctx", "kind", "type_comment"))

# What makes a module of a stretch of text: an expression, arguments, an item of a dict, parameters;
_IN_BRACKETS: Final = ("(\n{text}\n)", "_(\n{text}\n)", "{{\n{text}\n}}", "def _(\n{text}\n): pass")
# statements, the header of a block, and a clause of a `try`.
_ON_LINES: Final = ("{text}", "{text} pass", "{text}: pass", "{pad}try: _\n{text}", "{pad}try: _\n{text}: pass")
_INDENTED: Final = "if _:\n"


def anchor(span: Span, lines: Sequence[str]) -> str:
    """A stretch of text as its syntax tree, which is the one thing that formatters must keep.

    What is no piece of a tree (the name and the parameters of a function, say) is its tokens, without layout,
    comments and commas before a closing bracket; what is not even that, as a comment, is the text without its white
    space. The same for every Python that can read the text.
    """
    text = _text(span, lines)
    if not text.lstrip().startswith("#"):
        for read in (_nodes, _tokens):
            with suppress(SyntaxError, ValueError, RecursionError, MemoryError, tokenize.TokenError):
                return " ".join(read(text))
    return "".join(text.split()).replace("'", '"')


def _text(span: Span, lines: Sequence[str]) -> str:
    """The text of a span; its first line keeps its indentation, so that all lines of a statement line up."""
    part = list(lines[span.line - 1 : span.end_line])
    if not part:
        return ""
    part[-1] = part[-1][: span.end_column - 1]
    before, first = part[0][: span.column - 1], part[0][span.column - 1 :]
    part[0] = first if before.strip() else before + first
    return "\n".join(part)


def _nodes(text: str) -> Iterator[str]:
    pad = text[: len(text) - len(text.lstrip())]
    before = _INDENTED if pad else ""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        for shell in (*_IN_BRACKETS, *(before + shell for shell in _ON_LINES)):
            with suppress(SyntaxError):
                return _dumped(ast.parse(shell.format(text=text, pad=pad)))
    raise SyntaxError(text)


def _dumped(node: ast.AST) -> Iterator[str]:
    """The node's name and those of its fields that hold something: later Pythons add fields, and leave them empty."""
    yield f"{type(node).__name__}("
    for name, value in ast.iter_fields(node):
        items = value if isinstance(value, list) else [value]
        if name == "body" and _has_docstring(node):
            del items[0]  # formatters indent it anew
        for item in () if name in _SPELLING else items:
            if isinstance(item, ast.AST):
                yield from _dumped(item)
            elif item is not None or name == "value":
                yield repr(item)
    yield ")"


def _has_docstring(node: ast.AST) -> bool:
    holders = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)
    return isinstance(node, holders) and ast.get_docstring(node, clean=False) is not None


def _tokens(text: str) -> Iterator[str]:
    comma = False
    for token in tokenize.generate_tokens(io.StringIO(f"({text}\n)").readline):
        if token.type in _LAYOUT:
            continue
        if comma and token.string not in _CLOSING:
            yield ","
        comma = token.string == ","
        if not comma:
            yield token.string
