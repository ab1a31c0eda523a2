"""What holds of every baseline, over generated programs: what does not change what code does brings nothing back."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from celerylint.baseline import Baseline, Record
from celerylint.baseline.anchor import anchor
from celerylint.model.source import Span
from tests.harness.engine import lint
from tests.test_fix_properties import programs

COMMENTS = st.sampled_from(["# a comment", "", "\n\n", "'a string that stands for itself'"])


def records(text: str) -> list[Record]:
    """The records of a module's findings, in their order."""
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "shop.py").write_text(text, encoding="utf-8")
        found = lint(Path(folder), ["ALL"])
    lines = text.split("\n")
    return [Record(item.span.path, item.code, "", item.symbol, anchor(item.span, lines)) for item in found]


FORMATTERS = (["ruff", "format", "--isolated"], ["black", "--quiet", "--config", os.devnull])


def formatted(text: str, formatter: list[str]) -> str:
    """The text as a formatter lays it out in narrow lines."""
    command = [sys.executable, "-m", *formatter, "--line-length", "60", "-"]
    return subprocess.run(command, input=text, capture_output=True, text=True, encoding="utf-8", check=True).stdout


@settings(max_examples=40, deadline=None)
@given(programs(), st.sampled_from(FORMATTERS))
def test_a_formatter_brings_nothing_back(text: str, formatter: list[str]) -> None:
    before, after = records(text), records(formatted(text, formatter))
    assert Counter(before) == Counter(after)


@pytest.mark.parametrize("formatter", FORMATTERS, ids=["ruff", "black"])
@pytest.mark.parametrize(
    "expression",
    [
        "f( 0XFF, 1E5, 10J )",
        "f(u'a', F'{ x }', R'\\d')",
        "f('one text that is long enough to be cut ' 'and its second part', [ 1,2, ])",
        "f(a if(b)else c, not(d), lambda x,y : (x), ** {'k' : 'v'})",
        "f(x [ 1 :2 ], (yield), -1 ** 2, {* a}, 'it\\'s')",
    ],
)
def test_spelling_is_not_part_of_an_anchor(expression: str, formatter: list[str]) -> None:
    text = f"def g():\n    {expression}\n"
    after = formatted(text, formatter)
    assert expression not in after
    start, end = after.index("f(", 9), len(after.rstrip())
    first = after[:start].count("\n") + 1
    last, column = after[:end].count("\n") + 1, end - after.rfind("\n", 0, end)
    before = anchor(Span("a.py", 2, 5, 2, 5 + len(expression)), text.split("\n"))
    assert anchor(Span("a.py", first, 5, last, column), after.split("\n")) == before


@settings(max_examples=60, deadline=None)
@given(programs(), st.lists(COMMENTS, min_size=1, max_size=3))
def test_lines_between_statements_bring_nothing_back(text: str, inserted: list[str]) -> None:
    blocks = text.split("\n\n\n")
    longer = "\n\n\n".join(f"{block}\n\n{line}" for block, line in zip(blocks, inserted * len(blocks), strict=False))
    assert Counter(records(text)) == Counter(records(longer))


@given(st.lists(st.sampled_from([Record("a.py", "CEL206", "", "", text) for text in "xyz"]), max_size=12), st.data())
def test_of_n_records_n_findings_are_known(found: list[Record], data: st.DataObject) -> None:
    known = data.draw(st.lists(st.sampled_from(found), max_size=12)) if found else []
    baseline = Baseline(Path("missing.json"), Counter(known))
    old = Counter(record for record, is_old in zip(found, baseline.sift(found), strict=True) if is_old)
    assert old == Counter(found) & Counter(known)
