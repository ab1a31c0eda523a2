"""The example projects: what is found in them stands in their `expected.txt`, and no more.

After a wanted change run, in the example's folder, `celerylint check --output-format concise > expected.txt`, and read
the diff.
"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

EXAMPLES = sorted((Path(__file__).parent.parent / "examples").iterdir())
over_examples = pytest.mark.parametrize("example", EXAMPLES, ids=lambda path: str(path.name))


def check(example: Path, *options: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "celerylint", "check", "--color", "never", *options]
    return subprocess.run(command, cwd=example, capture_output=True, text=True, check=False)


@over_examples
def test_findings_are_the_expected_ones(example: Path) -> None:
    run = check(example, "--output-format", "concise")
    assert run.stdout == (example / "expected.txt").read_text(encoding="utf-8"), run.stderr
    assert run.stderr == ""


@over_examples
def test_exit_status_tells_repaired_from_flawed(example: Path) -> None:
    assert check(example).returncode == (0 if example.name.startswith("repaired") else 1)


def test_repaired_means_that_every_kind_of_flaw_is_gone() -> None:
    repaired, flawed = (
        json.loads(check(example, "--output-format", "json").stdout)
        for name in ("repaired-fastapi", "flawed-fastapi")
        for example in EXAMPLES
        if example.name == name
    )
    assert {finding["code"] for finding in flawed} >= {"CEL401", "CEL501", "CEL601", "CEL604", "CEL701", "CEL801"}
    assert {finding["severity"] for finding in repaired} <= {"minor"}
