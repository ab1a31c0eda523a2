"""Fixes keep their promises over every fixture and every rule page.

What they make of a fixture is written in `tests/rules/CELnnn/_fixed/`; `CELERYLINT_WRITE_FIXED=1 pytest
tests/test_fixes.py` writes it anew, to be read before it is committed.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from celerylint.registry import all_rules
from celerylint.rule import Rule, Safety
from tests.harness import fixes
from tests.harness.cases import Case, all_cases
from tests.harness.judge import describe
from tests.test_fixtures import own

CASES = [case for case in all_cases() if case.expected and not case.code.startswith("CEL0")]
over_cases = pytest.mark.parametrize("case", CASES, ids=str)
over_rules = pytest.mark.parametrize(
    "rule", [rule for rule in all_rules() if not rule.code.startswith("CEL0")], ids=lambda rule: str(rule.code)
)


@over_cases
def test_every_fix_does_what_it_says(case: Case, tmp_path: Path) -> None:
    root = case.lay_out(tmp_path)
    mended = fixes.mended(root, own(case))
    assert [f"{describe(finding)}: {why}" for finding, why in mended.refused] == []
    texts = {path: text.decode() for path, text in mended.texts.items()}
    if fixes.writing():
        fixes.note(case, texts)
    assert texts == fixes.expected(case)
    for path, text in texts.items():
        compile(text, path, "exec", dont_inherit=True)
    for path, text in texts.items():
        (root / path).write_text(text, encoding="utf-8", newline="")
    assert fixes.mended(root, own(case)).texts == {}, "a second run changes something"


@over_cases
def test_every_other_byte_stays(case: Case, tmp_path: Path) -> None:
    """The same edits in a file with other line ends, an encoding of its own and a mark."""
    if not fixes.expected(case):
        pytest.skip("nothing to fix")

    def change(path: str, text: str) -> str:
        return "\ufeff" + text.replace("\n", "\r\n")

    mended = fixes.mended(case.lay_out(tmp_path, change), own(case))
    texts = {path: text.decode() for path, text in mended.texts.items()}
    assert texts == {path: change(path, text) for path, text in fixes.expected(case).items()}


@over_rules
def test_the_bad_example_is_mended(rule: Rule, tmp_path: Path) -> None:
    for name, text in rule.page.example("Bad").files:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    job = fixes.job_for(tmp_path, [rule.code])
    offered = [item for item in job.lint({}).findings if item.fix and item.fix.safety is not Safety.DISPLAY]
    mended = fixes.mended(tmp_path, [rule.code])
    assert mended.refused == []
    assert bool(mended.texts) == bool(offered)
