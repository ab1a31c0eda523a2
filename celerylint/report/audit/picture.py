"""The graph as a picture: routes, code and tasks from left to right, queues and beat entries on the other side."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from html import escape
from typing import Final, NamedTuple

from celerylint.audit.graph import Edge, Graph, Node
from celerylint.report.audit import words
from celerylint.report.text import printable, width

_COLUMNS: Final = {"route": 0, "code": 1, "task": 2, "queue": 3, "beat": 3}
_HEADS: Final = ("HTTP routes", "Code", "Tasks", "Queues and beat entries")
_LETTERS: Final = 31  # of a label
_WIDTH, _HEIGHT, _GAP, _BETWEEN, _TOP = 224, 24, 8, 74, 26
_SWEEPS: Final = 4


class _Spot(NamedTuple):
    """The upper left corner of a box."""

    x: float
    y: float


def picture(graph: Graph, number: int) -> str:
    """The drawing; `number` tells several on one page apart."""
    columns = _columns(graph)
    spots = _spots(columns, _order(columns, graph.edges))
    right = max(spot.x for spot in spots.values()) + _WIDTH + 24
    bottom = max(spot.y for spot in spots.values()) + _HEIGHT + 8
    arrow = f"arrow-{number}"
    parts = [_marker(arrow), *_heads(columns, spots)]
    parts += [_edge(edge, spots, arrow) for edge in graph.edges]
    parts += [_node(node, spots[node.id]) for node in graph.nodes]
    label = "What sends which task to which queue"
    return (
        f'<svg class="graph" viewBox="0 0 {right:.0f} {bottom:.0f}" width="{right:.0f}" height="{bottom:.0f}"'
        f' role="img" aria-label="{label}">\n{"".join(parts)}</svg>\n'
    )


def _columns(graph: Graph) -> list[list[Node]]:
    """The nodes from left to right; empty columns are left out."""
    found: dict[int, list[Node]] = {}
    for node in graph.nodes:
        found.setdefault(_COLUMNS[node.kind], []).append(node)
    return [found[column] for column in sorted(found)]


def _order(columns: Sequence[list[Node]], edges: Sequence[Edge]) -> dict[str, float]:
    """The height of each node: tasks stand in their order, the others near what they are joined to."""
    near: dict[str, list[str]] = {}
    for edge in edges:
        near.setdefault(edge.source, []).append(edge.target)
        near.setdefault(edge.target, []).append(edge.source)
    rows = {node.id: float(row) for column in columns for row, node in enumerate(column)}
    others = [column for column in columns if column[0].kind != "task"]
    for _ in range(_SWEEPS):
        for column in others:
            column.sort(key=lambda node: (_middle(node.id, near, rows), node.id))
            rows |= _spread(column, near, rows)
    return rows


def _middle(ident: str, near: Mapping[str, list[str]], rows: Mapping[str, float]) -> float:
    joined = near.get(ident, [])
    return sum(rows[other] for other in joined) / len(joined) if joined else rows[ident]


def _spread(column: Sequence[Node], near: Mapping[str, list[str]], rows: Mapping[str, float]) -> dict[str, float]:
    """Each where it wants to be, but below the one before it."""
    found: dict[str, float] = {}
    last = -1.0
    for node in column:
        last = found[node.id] = max(_middle(node.id, near, rows), last + 1)
    return found


def _spots(columns: Sequence[list[Node]], rows: Mapping[str, float]) -> dict[str, _Spot]:
    least = min(rows.values())
    return {
        node.id: _Spot(4 + column * (_WIDTH + _BETWEEN), _TOP + (rows[node.id] - least) * (_HEIGHT + _GAP))
        for column, nodes in enumerate(columns)
        for node in nodes
    }


def _heads(columns: Sequence[list[Node]], spots: Mapping[str, _Spot]) -> Iterator[str]:
    for nodes in columns:
        x = spots[nodes[0].id].x
        yield f'<text class="head" x="{x:.0f}" y="14">{_HEADS[_COLUMNS[nodes[0].kind]]}</text>\n'


def _marker(ident: str) -> str:
    return (
        f'<defs><marker id="{ident}" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7"'
        ' orient="auto-start-reverse"><path d="M0 0L8 4L0 8z"/></marker></defs>\n'
    )


def _node(node: Node, spot: _Spot) -> str:
    label = printable(node.label)
    title = f"{label} {words.where(node.place)}".strip()
    return (
        f'<g class="{node.kind}"><title>{escape(printable(title))}</title>'
        f'<rect class="node" x="{spot.x:.0f}" y="{spot.y:.0f}" width="{_WIDTH}" height="{_HEIGHT}"'
        f' rx="{_radius(node)}"/>'
        f'<text x="{spot.x + 8:.0f}" y="{spot.y + 16:.0f}">{escape(_short(label))}</text></g>\n'
    )


def _radius(node: Node) -> int:
    return {"task": 6, "beat": 12, "queue": 12}.get(node.kind, 2)


def _short(label: str) -> str:
    """The end of a label that is too long: names of tasks differ there."""
    if width(label) <= _LETTERS:
        return label
    kept = label
    while width(kept) >= _LETTERS:
        kept = kept[1:]
    return f"…{kept}"


def _edge(edge: Edge, spots: Mapping[str, _Spot], arrow: str) -> str:
    source, target = spots[edge.source], spots[edge.target]
    return f'<path class="{edge.kind.replace(" ", "-")}" d="{_curve(source, target)}" marker-end="url(#{arrow})"/>\n'


def _curve(source: _Spot, target: _Spot) -> str:
    """From the side of one box to the side of another; within a column, around the right side."""
    y, end = source.y + _HEIGHT / 2, target.y + _HEIGHT / 2
    if source.x == target.x:
        x, bulge = source.x + _WIDTH, 30 + min(abs(end - y) / 8, 30)
        end += 5 if source.y == target.y else 0
        return f"M{x:.0f} {y:.0f}C{x + bulge:.0f} {y:.0f} {x + bulge:.0f} {end:.0f} {x:.0f} {end:.0f}"
    forward = source.x < target.x
    x, to = (source.x + _WIDTH, target.x) if forward else (source.x, target.x + _WIDTH)
    middle = (x + to) / 2 if abs(to - x) <= _BETWEEN else (to - _BETWEEN / 2 if forward else to + _BETWEEN / 2)
    return f"M{x:.0f} {y:.0f}C{middle:.0f} {y:.0f} {middle:.0f} {end:.0f} {to:.0f} {end:.0f}"
