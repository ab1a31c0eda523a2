"""Every fixture keeps its promises, as it is and changed in ways that must not matter."""

from __future__ import annotations

import json
import subprocess
import sys
from collections import Counter
from pathlib import Path

import libcst as cst
import pytest

from celerylint.engine.memo import Memo
from celerylint.registry import all_rules, find
from celerylint.rule import Finding, Rule
from tests.harness.aliases import aliased, exported
from tests.harness.cases import RULES, Case, all_cases
from tests.harness.engine import lint
from tests.harness.judge import describe, problems

CASES = all_cases()
over_cases = pytest.mark.parametrize("case", CASES, ids=str)


def own(case: Case) -> list[str]:
    """What runs over a case: its own rule; for the rules about suppressions, all, for they speak of the others."""
    return ["ALL"] if case.code.startswith("CEL0") else [case.code]


def findings(
    case: Case, root: Path, *, prefilter: bool = True, backwards: bool = False, jobs: int = 1
) -> list[Finding]:
    """The findings of the case's rule."""
    found = lint(root, own(case), prefilter=prefilter, backwards=backwards, jobs=jobs)
    return [item for item in found if item.code == case.code]


@over_cases
def test_keeps_its_promises(case: Case, tmp_path: Path) -> None:
    assert problems(case, findings(case, case.lay_out(tmp_path))) == []


@over_cases
def test_with_crlf_line_ends(case: Case, tmp_path: Path) -> None:
    root = case.lay_out(tmp_path, lambda _, text: text.replace("\n", "\r\n"))
    assert problems(case, findings(case, root)) == []


@over_cases
def test_with_aliased_imports(case: Case, tmp_path: Path) -> None:
    keep = exported({path: case.files[path] for path in case.modules})
    root = case.lay_out(tmp_path, lambda _, text: aliased(text, keep=keep))
    assert problems(case, findings(case, root), text=False) == []


@over_cases
def test_without_prefilter_backwards_and_with_two_workers(case: Case, tmp_path: Path) -> None:
    root = case.lay_out(tmp_path)
    plain = [*map(describe, findings(case, root))]
    assert [*map(describe, findings(case, root, prefilter=False))] == plain
    assert [*map(describe, findings(case, root, backwards=True))] == plain
    assert [*map(describe, findings(case, root, jobs=2))] == plain


@over_cases
def test_with_what_a_reading_before_has_left(case: Case, tmp_path: Path) -> None:
    root, memo = case.lay_out(tmp_path), Memo()
    first = [*map(describe, lint(root, own(case), memo=memo))]
    memo.prune()
    assert [*map(describe, lint(root, own(case), memo=memo))] == first


@pytest.mark.parametrize(
    "case", [case for case in CASES if case.expected and not case.code.startswith("CEL0")], ids=str
)
def test_with_every_finding_suppressed(case: Case, tmp_path: Path) -> None:
    root = case.lay_out(tmp_path, lambda path, text: suppressed(case, path, text))
    found = lint(root, [case.code, "CEL001", "CEL002"])
    assert [describe(finding) for finding in found if finding.code.startswith("CEL")] == []


def suppressed(case: Case, path: str, text: str) -> str:
    """The text with a suppression on every line that an `expect` stood on."""
    lines = text.split("\n")
    for number in {marker.line for marker in case.expected if marker.path == path}:
        lines[number - 1] += f"  # celerylint: ignore[{case.code}] variant"
    return "\n".join(lines)


@pytest.mark.parametrize("code", sorted({case.code for case in CASES}))
def test_the_command_line_says_the_same(code: str, tmp_path: Path) -> None:
    case = max((case for case in CASES if case.code == code), key=lambda case: (len(case.modules), len(case.expected)))
    root = case.lay_out(tmp_path)
    command = [sys.executable, "-m", "celerylint", "check", "--output-format", "json", "--min-confidence", "low"]
    run = subprocess.run(
        [*command, "--select", ",".join(own(case)), "."], cwd=root, capture_output=True, text=True, check=False
    )
    assert run.returncode in (0, 1), run.stderr
    shown = [
        (Path(item["filename"]).relative_to(root.resolve()).as_posix(), item["location"]["row"], item["code"])
        for item in json.loads(run.stdout)
        if item["code"] == code
    ]
    assert Counter(shown) == Counter((marker.path, marker.line, marker.code) for marker in case.expected)


@pytest.mark.parametrize("rule", all_rules(), ids=lambda rule: str(rule.code))
def test_every_rule_is_covered(rule: Rule) -> None:
    cases = [case for case in CASES if case.code == rule.code]
    kinds = Counter(marker.kind for case in cases for marker in case.markers)
    assert kinds["expect"] >= 1
    assert kinds["ok"] >= 2
    # The rules about suppressions have no checks: they speak of one file at a time.
    assert not rule.checks or any(len(case.modules) > 1 for case in cases), "no case of several files"


def test_folders_and_markers_name_known_rules() -> None:
    assert [entry.name for entry in RULES.iterdir() if not find(entry.name)] == []
    strangers = [f"{case}: {marker}" for case in CASES for marker in case.markers if marker.code != case.code]
    assert strangers == [], "a marker for a rule that does not run here"


@over_cases
def test_only_files_named_broken_are(case: Case) -> None:
    for path in case.modules:
        if not Path(path).name.startswith("broken"):
            cst.parse_module(case.files[path])
