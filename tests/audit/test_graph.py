"""`celerylint graph`: who sends which task to which queue."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from tests.audit.projects_here import compare, lay_out, over_projects, printed

FORMATS = {"json": "graph.json", "dot": "graph.dot", "mermaid": "graph.mmd"}


@over_projects
def test_graph(name: str, tmp_path: Path) -> None:
    project = lay_out(name, tmp_path)
    for output_format, file in FORMATS.items():
        compare(printed(project, "graph", "--format", output_format), name, file)


def test_edges_join_nodes_that_are_there(tmp_path: Path) -> None:
    graph = json.loads(printed(lay_out("bakery", tmp_path), "graph"))
    ids = [node["id"] for node in graph["nodes"]]
    assert len(set(ids)) == len(ids)
    assert {end for edge in graph["edges"] for end in (edge["source"], edge["target"])} <= set(ids)


def test_what_stands_between_a_route_and_its_task(tmp_path: Path) -> None:
    graph = json.loads(printed(lay_out("bakery", tmp_path), "graph"))
    edges = {(edge["source"], edge["kind"], edge["target"]) for edge in graph["edges"]}
    assert ("route:POST /bake", "sends", "task:shop.dough.bake") in edges
    assert ("route:POST /orders/{order}/close", "calls", "code:shop/orders.py:close_order") in edges
    assert ("code:shop/orders.py:close_order", "sends", "task:shop.mail.remind") in edges
    assert ("task:shop.dough.prove", "sends", "task:shop.dough.knead") in edges
    assert ("task:shop.dough.bake", "goes to", "queue:hot") in edges
    assert ("beat:bake", "starts", "task:shop.dough.bake") in edges


def test_no_name_breaks_out_of_dot(tmp_path: Path) -> None:
    """Outside its quoted texts a drawing has only words of ours."""
    text = printed(lay_out("hostile", tmp_path), "graph", "--format", "dot")
    bare = re.sub(r'"(?:\\.|[^"\\])*"', "", text)
    words = {*"digraph celery rankdir LR node fontname sans label shape style dashed dotted dir back".split()}
    words |= {*"cds box cylinder hexagon".split()}
    assert {word for word in re.findall(r"[A-Za-z]\w*", bare) if not re.fullmatch(r"n\d+", word)} <= words


def test_no_name_breaks_out_of_mermaid(tmp_path: Path) -> None:
    text = printed(lay_out("hostile", tmp_path), "graph", "--format", "mermaid")
    for line in text.splitlines()[1:]:
        assert re.fullmatch(r'  n\d+(?: -\.?-?-?> n\d+|\W+"(?:[\w #;./:*,-])*"\W+)', line), line


def test_graphviz_reads_it(tmp_path: Path) -> None:
    pydot = pytest.importorskip("pydot")
    (read,) = pydot.graph_from_dot_data(printed(lay_out("hostile", tmp_path), "graph", "--format", "dot"))
    assert len(read.get_edges()) == 6
