"""What holds of every baseline, over generated programs: what does not change what code does brings nothing back."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from celerylint.baseline import Baseline, Record
from celerylint.baseline.anchor import anchor
from tests.harness.engine import lint
from tests.test_fix_properties import programs

COMMENTS = st.sampled_from(["# a comment", "", "\n\n", "'a string that stands for itself'"])


def records(text: str) -> list[Record]:
    """The records of a module's findings, in their order."""
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "shop.py").write_text(text, encoding="utf-8")
        found = lint(Path(folder), ["ALL"])
    lines = text.split("\n")
    return [Record(item.span.path, item.code, item.symbol, anchor(item.span, lines)) for item in found]


def formatted(text: str) -> str:
    """The text as ruff lays it out in narrow lines."""
    style = ["--isolated", "--line-length", "60"]
    command = [sys.executable, "-m", "ruff", "format", *style, "-"]
    return subprocess.run(command, input=text, capture_output=True, text=True, encoding="utf-8", check=True).stdout


@settings(max_examples=60, deadline=None)
@given(programs())
def test_a_formatter_brings_nothing_back(text: str) -> None:
    before, after = records(text), records(formatted(text))
    assert Counter(before) == Counter(after)


@settings(max_examples=60, deadline=None)
@given(programs(), st.lists(COMMENTS, min_size=1, max_size=3))
def test_lines_between_statements_bring_nothing_back(text: str, inserted: list[str]) -> None:
    blocks = text.split("\n\n\n")
    longer = "\n\n\n".join(f"{block}\n\n{line}" for block, line in zip(blocks, inserted * len(blocks), strict=False))
    assert Counter(records(text)) == Counter(records(longer))


@given(st.lists(st.sampled_from([Record("a.py", "CEL206", "", text) for text in "xyz"]), max_size=12), st.data())
def test_of_n_records_n_findings_are_known(found: list[Record], data: st.DataObject) -> None:
    known = data.draw(st.lists(st.sampled_from(found), max_size=12)) if found else []
    baseline = Baseline(Path("missing.json"), Counter(known))
    old = Counter(record for record, is_old in zip(found, baseline.sift(found), strict=True) if is_old)
    assert old == Counter(found) & Counter(known)
