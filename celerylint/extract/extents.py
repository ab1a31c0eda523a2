"""Which lines belong to one statement, decorator, header or block: what a suppression comment can reach."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import libcst as cst

from celerylint.extract.directives import Extent
from celerylint.syntax.positions import Positions


def extents_of(module: cst.Module, positions: Positions) -> tuple[Extent, ...]:
    """All extents of a module, in source order of their statements."""
    return tuple(_of_body(module.body, positions))


def _of_body(body: Sequence[cst.CSTNode], positions: Positions) -> Iterator[Extent]:
    for statement in body:
        if isinstance(statement, cst.SimpleStatementLine):
            span = positions.span(statement)
            yield Extent(span.line, span.end_line, "simple")
        else:
            yield from _of_compound(statement, positions)


def _of_compound(node: cst.CSTNode, positions: Positions) -> Iterator[Extent]:
    for decorator in getattr(node, "decorators", ()):
        span = positions.span(decorator)
        yield Extent(span.line, span.end_line, "decorator")
    for header, suite in _suites(node, positions):
        end_of_header, last = positions.block_lines(suite)
        yield Extent(header or end_of_header, end_of_header, "header")
        if isinstance(suite, cst.IndentedBlock):
            yield Extent(end_of_header + 1, last, "block")
            yield from _of_body(suite.body, positions)


def _suites(node: cst.CSTNode, positions: Positions) -> Iterator[tuple[int | None, cst.BaseSuite]]:
    """Each suite of a compound statement with the first line of its header (None: the line the header ends on)."""
    span = positions.find(node)
    first = span.line if span is not None else None
    body = getattr(node, "body", None)
    if isinstance(body, cst.BaseSuite):
        yield first, body
    for part in (*getattr(node, "handlers", ()), *getattr(node, "cases", ())):
        yield from _suites(part, positions)
    for name in ("orelse", "finalbody"):
        if (part := getattr(node, name, None)) is not None:
            yield from _suites(part, positions)
