"""`config`, `check --show-settings`, `extend`, the options of rules, and the JSON schema."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from celerylint.registry import all_rules
from celerylint.settings import FIELDS
from celerylint.settings.extend import extended
from tests.cli.front import celerylint, write

SLEEPING = "import time\nfrom celery import shared_task\n\n@shared_task\ndef wait(x):\n    time.sleep(8)\n"


def codes(root: Path, *more: str) -> list[str]:
    """The codes of what is found."""
    done = celerylint("check", "--select", "CEL618", "--output-format", "json", *more, cwd=root)
    return [item["code"] for item in json.loads(done.stdout)]


def test_every_setting_is_told_with_its_origin(tmp_path: Path) -> None:
    write(tmp_path, {"pyproject.toml": '[tool.celerylint]\nfail-level = "major"\n', "x/y.py": ""})
    said = celerylint("config", "--config", "preview = true", cwd=tmp_path / "x").stdout.splitlines()
    assert f'fail-level = "major"  # {tmp_path}/pyproject.toml:2' in said
    assert "preview = true  # --config" in said
    assert 'output-format = "full"  # default' in said
    assert len(said) == len(FIELDS)
    about = json.loads(celerylint("config", "fail-level", "--output-format", "json", cwd=tmp_path).stdout)
    assert (about["value"], about["default"]) == ("major", '"moderate"')
    assert "makes `check` exit with 1" in celerylint("config", "fail-level", cwd=tmp_path).stdout


def test_show_settings_heeds_flags(tmp_path: Path) -> None:
    write(tmp_path, {"celerylint.toml": 'select = ["CEL1"]\n'})
    said = celerylint("check", "--show-settings", "--fail-level", "minor", "--select", "CEL101", cwd=tmp_path).stdout
    assert 'fail-level = "minor"  # command line\n' in said
    assert said.endswith("# rules that run: CEL101\n")


def test_show_files(tmp_path: Path) -> None:
    write(tmp_path, {"a.py": "", "b/c.py": "", "b/.venv/d.py": "", ".gitignore": "", "celerylint.toml": ""})
    assert celerylint("check", "--show-files", cwd=tmp_path).stdout == "a.py\nb/c.py\n"
    assert celerylint("check", "--show-files", "../a.py", cwd=tmp_path / "b").stdout.endswith("a.py\n")


def test_an_unknown_key_is_an_error() -> None:
    done = celerylint("config", "fail_levl", cwd=Path.cwd())
    assert (done.returncode, "did you mean `fail-level`?" in done.stderr) == (2, True)


def test_a_file_extends_another(tmp_path: Path) -> None:
    write(
        tmp_path,
        {
            "base/celerylint.toml": 'baseline = "b.json"\nfail-level = "critical"\nignore = ["CEL1"]\n',
            "celerylint.toml": 'extend = "base/celerylint.toml"\nfail-level = "minor"\nignore = ["CEL2"]\n',
        },
    )
    said = celerylint("config", cwd=tmp_path).stdout
    assert f'fail-level = "minor"  # {tmp_path}/celerylint.toml:2' in said
    assert 'ignore = ["CEL1", "CEL2"]' in said
    assert f'baseline = "{tmp_path}/base/b.json"  # {tmp_path}/base/celerylint.toml:1' in said


@pytest.mark.parametrize(
    ("above", "own", "expected"),
    [
        ({"select": ("A",), "ignore": ("B",)}, {"select": ("C",)}, {"select": ("C",)}),
        ({"extend_exclude": ("a",)}, {"extend_exclude": ("b",)}, {"extend_exclude": ("a", "b")}),
        ({"exclude": ("a",)}, {"exclude": ("b",)}, {"exclude": ("b",)}),
        ({"severity": {"A": "minor"}}, {"severity": {"B": "major"}}, {"severity": {"A": "minor", "B": "major"}}),
        ({"rules": {"a": {"x": 1}}}, {"rules": {"a": {"y": 2}}}, {"rules": {"a": {"x": 1, "y": 2}}}),
    ],
)
def test_how_files_add_up(above: Mapping[str, Any], own: Mapping[str, Any], expected: Mapping[str, Any]) -> None:
    assert extended(above, own) == expected


@pytest.mark.parametrize(
    ("files", "message"),
    [
        ({"celerylint.toml": 'fix = true\nextend = "no.toml"\n'}, "celerylint.toml:2: `extend`:"),
        ({"celerylint.toml": 'extend = "b.toml"\n', "b.toml": 'extend = "celerylint.toml"\n'}, "extends itself"),
        ({"celerylint.toml": 'extend = "b.toml"\n', "b.toml": "\nfixx = true\n"}, "b.toml:2: unknown key `fixx`"),
        ({"celerylint.toml": 'extend = "b.toml"\n', "b.toml": '\nignore = ["CEL999"]\n'}, "b.toml:2: unknown rule"),
        ({"celerylint.toml": "[rules.sleep-in-taks]\nseconds = 1\n"}, "did you mean `sleep-in-task`?"),
        ({"celerylint.toml": "[rules.CEL618]\nsecond = 1\n"}, "celerylint.toml:1: `second` is no option of CEL618"),
        ({"celerylint.toml": "[rules.CEL101]\nx = 1\n"}, "it has none"),
        ({"celerylint.toml": "[rules.CEL6]\nx = 1\n"}, "must be one rule"),
        ({"celerylint.toml": "[rules.CEL618]\nseconds = -1\n"}, "must be a number that is not negative"),
    ],
)
def test_wrong_files_are_errors_with_their_place(tmp_path: Path, files: dict[str, str], message: str) -> None:
    write(tmp_path, files)
    done = celerylint("check", cwd=tmp_path)
    assert (done.returncode, done.stdout) == (2, "")
    assert message in done.stderr


def test_extending_is_for_files(tmp_path: Path) -> None:
    done = celerylint("check", "--config", 'extend = "b.toml"', cwd=tmp_path)
    assert (done.returncode, "`extend` is for files" in done.stderr) == (2, True)


def test_a_rule_has_options(tmp_path: Path) -> None:
    write(tmp_path, {"tasks.py": SLEEPING})
    assert codes(tmp_path) == ["CEL618"]
    for selector in ("sleep-in-task", "CEL618"):
        assert codes(tmp_path, "--config", f"rules.{selector}.seconds = 10") == []
    assert "`seconds` (default `5`)" in celerylint("explain", "CEL618", cwd=tmp_path).stdout


def test_every_option_says_what_it_means() -> None:
    options = [option for rule in all_rules() for option in rule.options.values()]
    assert len(options) > 5
    assert all(option.doc.endswith(".") for option in options)


def validated(tmp_path: Path, table: str) -> subprocess.CompletedProcess[str]:
    """What validate-pyproject says of `[tool.celerylint]`; it finds our schema by itself."""
    write(tmp_path, {"pyproject.toml": '[project]\nname = "shop"\nversion = "1"\n\n' + table})
    command = [sys.executable, "-m", "validate_pyproject", "pyproject.toml"]
    return subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)


@pytest.mark.parametrize("key", FIELDS)
def test_the_schema_takes_every_documented_example(tmp_path: Path, key: str) -> None:
    done = validated(tmp_path, f"[tool.celerylint]\n{FIELDS[key].metadata['example']}\n")
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize(
    "table",
    [
        '[tool.celerylint]\nselct = ["ALL"]\n',
        '[tool.celerylint]\nselect = ["celery"]\n',
        "[tool.celerylint]\nfix = 1\n",
        '[tool.celerylint]\nfail-level = "fatal"\n',
        "[tool.celerylint.rules.sleep-in-task]\nsecond = 1\n",
        "[tool.celerylint.rules.sleep-in-taks]\nseconds = 1\n",
    ],
)
def test_the_schema_refuses_what_we_refuse(tmp_path: Path, table: str) -> None:
    assert validated(tmp_path, table).returncode != 0
    assert celerylint("check", cwd=tmp_path).returncode == 2
