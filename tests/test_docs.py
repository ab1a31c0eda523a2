"""What is written down: generated parts are current, commands and links work."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path
from pkgutil import resolve_name

import pytest

ROOT = Path(__file__).parent.parent
TEXTS = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])
PLACES = ("celery.", "kombu.")
PROVEN = {name: (ROOT / "docs" / name).read_text(encoding="utf-8") for name in ("celery.md", "reviews.md")}


def generate(script: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, str(script), *arguments], capture_output=True, text=True, check=False)


def test_generated_documentation_is_current() -> None:
    run = generate(ROOT / "docs" / "generate.py", "--check")
    assert (run.returncode, run.stdout) == (0, ""), run.stderr


@pytest.mark.parametrize("text", TEXTS, ids=lambda path: str(path.relative_to(ROOT)))
def test_links_between_pages_lead_somewhere(text: Path) -> None:
    targets = re.findall(r"\]\((?!https?:)([^)#]+)", text.read_text(encoding="utf-8"))
    assert [target for target in targets if not (text.parent / target).exists()] == []


def slugs(text: str) -> set[str]:
    """The anchors that GitHub gives to the headings of a text."""
    headings = re.findall(r"^#+ (.+)$", re.sub(r"^```.*?^```", "", text, flags=re.M | re.S), re.M)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


@pytest.mark.parametrize("text", TEXTS, ids=lambda path: str(path.relative_to(ROOT)))
def test_anchors_in_links_are_headings(text: Path) -> None:
    links = re.findall(r"\]\((?!https?:)([^)#]*)#([^)]+)\)", text.read_text(encoding="utf-8"))
    targets = {(text.parent / path if path else text, anchor) for path, anchor in links}
    assert [link for link in sorted(targets) if link[1] not in slugs(link[0].read_text(encoding="utf-8"))] == []


def test_navigation_names_every_page_once() -> None:
    pages = re.findall(r"- (\S+\.md)$", (ROOT / "mkdocs.yml").read_text(encoding="utf-8"), re.M)
    assert sorted(pages) == sorted(path.relative_to(ROOT / "docs").as_posix() for path in (ROOT / "docs").rglob("*.md"))


def proofs(page: str, beginning: str) -> list[str]:
    """What the last column of a page's tables names as proof."""
    cells = [row.strip("|").split("|")[-1] for row in re.findall(r"^\|.*\|$", PROVEN[page], re.M)]
    return sorted({name for cell in cells for name in re.findall(r"`([^`]+)`", cell) if name.startswith(beginning)})


@pytest.mark.parametrize("page", PROVEN)
def test_every_proof_is_a_file_or_a_place(page: str) -> None:
    rows = [row.strip("|").split("|")[-1].strip() for row in re.findall(r"^\|.*\|$", PROVEN[page], re.M)]
    proof = r"`(?:tests/proofs/|celery\.|kombu\.)[^`]+`(?:, `[^`]+`)*"
    assert [row for row in rows if row not in ("proof", "---", "-") and not re.fullmatch(proof, row)] == []
    assert [name for name in proofs(page, "tests/") if not (ROOT / name).exists()] == []


@pytest.mark.parametrize("place", sorted({name for page in PROVEN for lead in PLACES for name in proofs(page, lead)}))
def test_named_places_in_celery_exist(place: str) -> None:
    pytest.importorskip("celery")
    resolve_name(place)


def test_every_proof_is_told() -> None:
    files = {f"tests/proofs/{path.name}" for path in (ROOT / "tests" / "proofs").glob("test_cel*.py")}
    assert sorted(files - set(proofs("celery.md", "tests/"))) == []
