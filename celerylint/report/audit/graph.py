"""The graph for other programs: DOT for Graphviz, Mermaid for pages that draw it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from celerylint.audit.graph import Edge, Graph, Node
from celerylint.report.text import printable

_DOT_SHAPES: Final = {
    "route": "shape=cds",
    "code": "shape=box, style=dashed",
    "task": 'shape=box, style="rounded,bold"',
    "queue": "shape=cylinder",
    "beat": "shape=hexagon",
}
_MERMAID_SHAPES: Final = {
    "route": ('>"', '"]'),
    "code": ('["', '"]'),
    "task": ('("', '")'),
    "queue": ('[("', '")]'),
    "beat": ('{{"', '"}}'),
}
_PLAIN: Final = frozenset(" _./:-*,")


def dot(graph: Graph) -> str:
    """Routes and code on the left, tasks in the middle, queues and beat on the right."""
    return "".join(_dot(graph))


def _dot(graph: Graph) -> Iterator[str]:
    names = _names(graph)
    yield "digraph celery {\n  rankdir=LR;\n  node [fontname=sans];\n"
    for node in graph.nodes:
        yield f"  {names[node.id]} [label={_quoted(_label(node))}, {_DOT_SHAPES[node.kind]}];\n"
    yield from (_dot_edge(edge, names) for edge in graph.edges)
    yield "}\n"


def _dot_edge(edge: Edge, names: dict[str, str]) -> str:
    source, target = names[edge.source], names[edge.target]
    if edge.kind == "starts":  # drawn from the task's other side
        return f"  {target} -> {source} [dir=back, style=dashed];\n"
    return f"  {source} -> {target}{' [style=dotted]' if edge.kind == 'calls' else ''};\n"


def _quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def mermaid(graph: Graph) -> str:
    """A flow chart."""
    return "".join(_mermaid(graph))


def _mermaid(graph: Graph) -> Iterator[str]:
    names = _names(graph)
    yield "flowchart LR\n"
    for node in graph.nodes:
        begin, end = _MERMAID_SHAPES[node.kind]
        yield f"  {names[node.id]}{begin}{_coded(_label(node))}{end}\n"
    arrows = {"starts": "-.->", "calls": "-.->"}
    for edge in graph.edges:
        yield f"  {names[edge.source]} {arrows.get(edge.kind, '-->')} {names[edge.target]}\n"


def _coded(text: str) -> str:
    """Everything that Mermaid could act upon as a character code."""
    return "".join(char if char.isalnum() or char in _PLAIN else f"#{ord(char)};" for char in text)


def _label(node: Node) -> str:
    is_function = node.kind == "code" and node.place is not None and node.label != node.place.file
    return printable(f"{node.label}()" if is_function else node.label)


def _names(graph: Graph) -> dict[str, str]:
    """Short names that no label can break out of."""
    return {node.id: f"n{number}" for number, node in enumerate(graph.nodes)}
