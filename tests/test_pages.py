"""The examples on the rule pages are true: Bad yields the rule's code, Good yields nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from celerylint.registry import all_rules
from celerylint.rule import Confidence, Finding, Rule, Severity
from tests.harness.engine import lint
from tests.harness.judge import describe

over_rules = pytest.mark.parametrize("rule", all_rules(), ids=lambda rule: str(rule.code))


def lint_example(rule: Rule, heading: str, root: Path, *select: str) -> list[Finding]:
    for name, text in rule.page.example(heading).files:
        if name.endswith(".py"):
            compile(text, name, "exec")
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return lint(root, select)


@over_rules
def test_bad_example_is_found(rule: Rule, tmp_path: Path) -> None:
    found = lint_example(rule, "Bad", tmp_path, "ALL", rule.code)
    assert rule.code in {finding.code for finding in found if finding.confidence >= Confidence.MEDIUM}


@over_rules
def test_good_example_is_clean(rule: Rule, tmp_path: Path) -> None:
    found = lint_example(rule, "Good", tmp_path, "ALL", rule.code)
    assert [
        describe(finding)
        for finding in found
        if finding.code == rule.code or (finding.severity >= Severity.MODERATE and finding.confidence > Confidence.LOW)
    ] == []


@over_rules
def test_page_is_in_order(rule: Rule) -> None:
    assert rule.page.summary[0].isupper()
    assert len(rule.page.summary) <= 80
    assert rule.page.sections["Bad"] != rule.page.sections["Good"]
