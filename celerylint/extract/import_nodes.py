"""Import statements to the names they bind."""

from __future__ import annotations

from collections.abc import Iterator

import libcst as cst

from celerylint.model import expr as e
from celerylint.model.facts import Frame, IfFrame, Import
from celerylint.model.source import Span
from celerylint.syntax.positions import Positions


def imports_of(
    node: cst.Import | cst.ImportFrom, scope: str, frames: tuple[Frame, ...], positions: Positions
) -> Iterator[Import]:
    """One `Import` for each name."""
    typing_only = any(
        isinstance(frame, IfFrame) and frame.holds and (e.dotted(frame.test) or "").endswith("TYPE_CHECKING")
        for frame in frames
    )
    module = ""
    if isinstance(node, cst.ImportFrom):
        module = "." * len(node.relative) + (_dotted(node.module) if node.module else "")
    if isinstance(node.names, cst.ImportStar):
        yield Import(scope, "*", module, None, Span(positions.span(node).path, 1, 1, 1, 1), typing_only)
        return
    for alias in node.names:
        name, local, span = _dotted(alias.name), _local(alias), positions.span(alias)
        if isinstance(node, cst.ImportFrom):
            yield Import(scope, local or name, module, name, span, typing_only)
        else:
            yield Import(scope, local or name.partition(".")[0], name, None, span, typing_only)


def _local(alias: cst.ImportAlias) -> str | None:
    return alias.asname.name.value if alias.asname and isinstance(alias.asname.name, cst.Name) else None


def _dotted(node: cst.BaseExpression) -> str:
    parts: list[str] = []
    while isinstance(node, cst.Attribute):
        parts.append(node.attr.value)
        node = node.value
    parts.append(node.value if isinstance(node, cst.Name) else "?")
    return ".".join(reversed(parts))
