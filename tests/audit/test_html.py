"""`celerylint audit --format html`: one page that needs nothing else, whatever things are called."""

from __future__ import annotations

import json
import re
from collections import Counter
from html.parser import HTMLParser
from pathlib import Path

import pytest

from tests.audit.projects_here import lay_out, over_projects, printed

VOID = {"meta", "input"}


class Page(HTMLParser):
    """A page's tags, texts and ids; raises where tags are not closed in order."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.texts: dict[str, list[str]] = {}
        self.feed(text)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in (*VOID, "wbr"):
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.texts.setdefault(self.open[-1] if self.open else "", []).append(data)

    def named(self, tag: str) -> list[dict[str, str | None]]:
        return [attrs for name, attrs in self.tags if name == tag]

    def classed(self, tag: str, kind: str) -> list[dict[str, str | None]]:
        return [attrs for attrs in self.named(tag) if kind in (attrs.get("class") or "").split()]


def page(name: str, folder: Path) -> tuple[str, Page]:
    text = printed(lay_out(name, folder), "audit", "--format", "html")
    return text, Page(text)


@over_projects
def test_it_needs_nothing_else(name: str, tmp_path: Path) -> None:
    text, parsed = page(name, tmp_path)
    assert {tag for tag, _ in parsed.tags} & {"script", "link", "img", "iframe", "object", "base", "form"} == set()
    assert not re.search(r"url\((?!#)|@import", text)
    assert "default-src 'none'" in str(parsed.named("meta")[1]["content"])
    targets = [str(attrs["href"]) for attrs in parsed.named("a")]
    assert all(target.startswith(("#", "https://celerylint.github.io/rules/")) for target in targets)
    assert not [attrs for _, attrs in parsed.tags if any(key.startswith("on") or key == "style" for key in attrs)]


@over_projects
def test_links_lead_somewhere(name: str, tmp_path: Path) -> None:
    _, parsed = page(name, tmp_path)
    ids = Counter(attrs["id"] for _, attrs in parsed.tags if attrs.get("id"))
    assert [ident for ident, count in ids.items() if count > 1] == []
    inner = {str(attrs["href"])[1:] for attrs in parsed.named("a") if str(attrs["href"]).startswith("#")}
    assert inner <= set(ids)


def test_each_finding_can_be_unfolded_and_chosen(tmp_path: Path) -> None:
    text, parsed = page("two_kitchens", tmp_path)
    found = json.loads(printed(tmp_path / "two_kitchens", "audit", "--format", "json"))
    folded = [attrs for attrs in parsed.named("details") if str(attrs.get("id", "")).startswith("finding-")]
    assert len(folded) == len(found["findings"])
    for row in found["findings"]:
        (own,) = (attrs for attrs in folded if attrs["id"] == f"finding-{row['number']}")
        app = 1 + [app["name"] for app in found["apps"]].index(row["apps"][0])
        assert str(own["class"]).split() == [row["severity"], row["code"], f"app-{app}"]
        assert f'option[value="{row["code"]}"]:checked' in text
        assert f"body:has(#{row['severity']}:not(:checked))" in text
    values = {str(attrs["value"]) for attrs in parsed.named("option")}
    assert {row["code"] for row in found["findings"]} | {"app-1", "app-2"} <= values


def test_the_calendar_has_every_firing(tmp_path: Path) -> None:
    _, parsed = page("bakery", tmp_path)
    (app,) = json.loads(printed(tmp_path / "bakery", "audit", "--format", "json"))["apps"]
    boxes = [attrs for attrs in parsed.named("rect") if re.match(r"c\d", attrs.get("class") or "")]
    assert len(boxes) == sum(len(row["week"]) for row in app["schedule"])
    ringed = [attrs for attrs in boxes if "hit" in str(attrs["class"]).split()]
    assert len(ringed) == 3 * 7  # what fires at two each night
    titles = parsed.texts["title"]
    assert "Tue 14:00: bake" in titles


def test_the_graph_has_every_node_and_edge(tmp_path: Path) -> None:
    _, parsed = page("bakery", tmp_path)
    graph = json.loads(printed(tmp_path / "bakery", "graph"))
    assert len(parsed.classed("rect", "node")) == len(graph["nodes"])
    edges = [attrs for attrs in parsed.named("path") if attrs.get("marker-end")]
    assert len(edges) == len(graph["edges"])


def test_names_stay_names(tmp_path: Path) -> None:
    text, parsed = page("hostile", tmp_path)
    assert "<img" not in text
    assert "</script>" not in text
    assert any("</script><img src=x onerror=alert(1)>" in part for part in parsed.texts["title"])
    assert not set(text) & set("\x1b\x07\u202e")
    assert "hunter2" not in text


def test_an_empty_folder_is_said_to_be_empty(tmp_path: Path) -> None:
    text, parsed = page("empty", tmp_path)
    assert parsed.texts["p"] == ["There is no Celery app and no task here."]
    assert "fieldset>" not in text


@pytest.mark.parametrize("name", ["bakery", "hostile"])
def test_the_same_bytes_again(name: str, tmp_path: Path) -> None:
    first, _ = page(name, tmp_path / "one")
    second, _ = page(name, tmp_path / "two")
    assert first == second
