"""The documentation as a site: it builds without a warning, and every link and every anchor in it leads somewhere."""

from __future__ import annotations

import json
import re
import shutil
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

import pytest

from celerylint.cli.schema import schema
from celerylint.registry import all_rules
from celerylint.rule import HOME, Rule
from tests.checkout import ROOT, run

pytest.importorskip("zensical")

REPOSITORY = "https://github.com/celerylint/celerylint"


@dataclass
class Page(HTMLParser):
    """What one page links to, loads, and offers as anchors."""

    text: str
    links: list[str] = field(default_factory=list)
    loaded: list[str] = field(default_factory=list)
    anchors: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        super().__init__()
        self.feed(self.text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        self.anchors |= {given[name] for name in ("id", "name") if name in given}
        if "src" in given:
            self.loaded.append(given["src"])
        if "href" in given:
            fetched = tag == "link" and given.get("rel") not in ("canonical", "prev", "next", "alternate")
            (self.loaded if fetched else self.links).append(given["href"])


def build(docs: Path, folder: Path) -> tuple[int, str, Path]:
    """Build the site of a folder of pages in `folder`: exit code, what was said, where it is."""
    shutil.copytree(docs, folder / "docs", dirs_exist_ok=True)
    shutil.copy(ROOT / "mkdocs.yml", folder)
    done = run([sys.executable, "-m", "zensical", "build", "--strict"], folder)
    return done.returncode, done.stdout + done.stderr, folder / "site"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    code, said, folder = build(ROOT / "docs", tmp_path_factory.mktemp("site"))
    assert code == 0, said
    assert "No issues found" in said
    return folder


@pytest.fixture(scope="module")
def pages(site: Path) -> dict[str, Page]:
    """Every page by its address."""
    files = sorted(path for path in site.rglob("*.html") if path.name != "404.html")
    return {address(site, path): Page(path.read_text(encoding="utf-8")) for path in files}


def address(site: Path, path: Path) -> str:
    return f"{HOME}/{path.relative_to(site).as_posix().removesuffix('index.html')}"


def broken(site: Path, pages: dict[str, Page]) -> Iterator[str]:
    """Links within the site whose page, file or anchor is missing."""
    for here, page in pages.items():
        for link in [*page.links, *page.loaded]:
            there, _, anchor = urljoin(here, link).partition("#")
            if there.startswith(f"{HOME}/"):
                target = pages.get(there)
                exists = target or (site / unquote(urlsplit(there).path).lstrip("/")).is_file()
                if not exists or (target and anchor and unquote(anchor) not in target.anchors):
                    yield f"{here}: {link}"


def test_every_link_and_anchor_of_the_site_leads_somewhere(site: Path, pages: dict[str, Page]) -> None:
    assert len(pages) > len(all_rules())
    assert list(broken(site, pages)) == []


def test_pages_load_nothing_from_elsewhere(pages: dict[str, Page]) -> None:
    loaded = {urljoin(here, source) for here, page in pages.items() for source in page.loaded}
    assert loaded
    assert sorted(source for source in loaded if not source.startswith((f"{HOME}/", "data:"))) == []


def test_links_into_the_repository_name_files_that_exist(pages: dict[str, Page]) -> None:
    into = rf"{re.escape(REPOSITORY)}/(?:blob|tree|edit)/main/([^#]+)"
    paths = {found[1] for page in pages.values() for link in page.links if (found := re.match(into, link))}
    assert sorted(path for path in paths if not (ROOT / path).exists()) == []


@pytest.mark.parametrize("rule", all_rules(), ids=lambda rule: rule.code)
def test_address_of_a_rule_is_its_page(rule: Rule, pages: dict[str, Page]) -> None:
    assert rule.url in pages
    assert f"{rule.code} {rule.name}" in pages[rule.url].text


def test_schema_of_the_configuration_is_published_where_it_says(site: Path) -> None:
    published = site / schema()["$id"].removeprefix(f"{HOME}/")
    assert json.loads(published.read_text(encoding="utf-8")) == schema()


def test_search_knows_every_rule(site: Path) -> None:
    index = (site / "search.json").read_text(encoding="utf-8")
    assert [rule.code for rule in all_rules() if f"{rule.code} {rule.name}" not in index] == []


@pytest.mark.parametrize("link", ["[gone](gone.md)", "[gone](index.md#gone)"])
def test_a_broken_link_fails_the_build(link: str, tmp_path: Path) -> None:
    (tmp_path / "pages").mkdir()
    (tmp_path / "pages" / "index.md").write_text(f"# Here\n\n{link}\n", encoding="utf-8")
    code, said, _ = build(tmp_path / "pages", tmp_path)
    assert code != 0
    assert "does not exist" in said
