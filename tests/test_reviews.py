"""docs/reviews.md speaks of every finding, and what it names is there."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest

from celerylint.registry import all_rules

ROOT = Path(__file__).parent.parent
PAGE = (ROOT / "docs" / "reviews.md").read_text(encoding="utf-8")
ROWS = [[cell.strip() for cell in row.strip("|").split("|")] for row in re.findall(r"^\| [A-E]\d.*\|$", PAGE, re.M)]
FINDINGS = {"A": 20, "B": 11, "C": 13, "D": 15, "E": 14}


def test_every_finding_has_one_row() -> None:
    wanted = Counter(f"{review}{number}" for review, last in FINDINGS.items() for number in range(1, last + 1))
    assert Counter(row[0] for row in ROWS) == wanted


@pytest.mark.parametrize("row", ROWS, ids=lambda row: str(row[0]))
def test_a_row_says_how_it_is_found_and_what_we_think(row: list[str]) -> None:
    assert len(row) == 5
    assert all(row)
    assert re.match(r"CEL\d{3} |audit: |reason: ", row[2])


def test_rules_are_named_as_they_are() -> None:
    known = {(rule.code, rule.name) for rule in all_rules()}
    named = set(re.findall(r"(CEL\d{3}) ([a-z]+(?:-[a-z]+)*)", PAGE))
    assert sorted(named - known) == []
    assert len(re.findall(r"CEL\d{3}", PAGE)) == len(re.findall(r"CEL\d{3} [a-z]+-[a-z]", PAGE))
