"""Values of literals, without the cost of `ast.literal_eval` for the ordinary ones."""

from __future__ import annotations

import ast

import libcst as cst


def string(node: cst.SimpleString) -> str | bytes | None:
    """What a plain string evaluates to; None for one that does not."""
    raw = node.value
    if raw[0] in "\"'" and "\\" not in raw:
        width = 3 if raw[:3] in ('"""', "'''") and len(raw) > 5 else 1
        return raw[width:-width]
    try:
        value = ast.literal_eval(raw)
    except (ValueError, SyntaxError):
        return None
    return value if isinstance(value, (str, bytes)) else None


def concatenated(node: cst.ConcatenatedString) -> str | bytes | None:
    """The value of adjacent strings; None when a part is an f-string or kinds are mixed."""
    parts: list[str] = []
    rest: cst.BaseString = node
    while isinstance(rest, cst.ConcatenatedString):
        if not isinstance(rest.left, cst.SimpleString) or not isinstance(value := string(rest.left), str):
            return None
        parts.append(value)
        rest = rest.right
    if not isinstance(rest, cst.SimpleString) or not isinstance(value := string(rest), str):
        return None
    return "".join((*parts, value))


def integer(text: str) -> int | None:
    """The value of an integer literal; None when it has more digits than Python converts."""
    try:
        return int(text, 0) if text[0] != "0" else int(text.replace("_", ""), 0)
    except ValueError:
        return None


def real(text: str) -> float | complex:
    """The value of a float or imaginary literal."""
    return complex(text) if text[-1] in "jJ" else float(text)
