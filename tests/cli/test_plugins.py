"""Plugins that know ruff: the commands of their ruff linters with only the program changed, and what they read.

Written after nvim-lint (`lua/lint/linters/ruff.lua`) and ALE (`ale_linters/python/ruff.vim`, and its fixer).
"""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from celerylint.settings import toml
from tests.cli.editing import APP, CALLS, TASKS
from tests.cli.front import celerylint, findings, write
from tests.cli.snippets import snippets

TYPED = f"{CALLS}# typed, and not saved\n"
NVIM_LINT = (
    "check",
    "--force-exclude",
    "--quiet",
    "--stdin-filename",
    "{}",
    "--no-fix",
    "--output-format",
    "json",
    "-",
)
ALE = ("-q", "--no-fix", "--output-format", "json-lines", "--stdin-filename", "{}", "-")
ALE_FIX = ("--stdin-filename", "{}", "--fix", "-")


@pytest.fixture
def shop(tmp_path: Path) -> Path:
    files = {"__init__.py": "", "app.py": APP, "tasks.py": TASKS, "calls.py": "nothing = 1\n"}
    write(tmp_path, {f"shop/{name}": text for name, text in files.items()} | {"pyproject.toml": "[tool.celerylint]\n"})
    return tmp_path


def ran(root: Path, command: tuple[str, ...], name: str = "shop/calls.py", text: str = TYPED) -> str:
    """What a plugin reads."""
    done = celerylint(*(part.format(root / name) for part in command), cwd=root, stdin=text)
    assert "--fix" in command or done.stderr == ""  # ALE reads both streams of a linter
    return done.stdout


def shown(item: dict[str, Any]) -> tuple[Any, ...]:
    """What both plugins take out of a finding."""
    start, end = item["location"], item["end_location"]
    return item["code"], item["message"], start["row"], start["column"], end["row"], end["column"]


@pytest.mark.parametrize("command", [NVIM_LINT, ALE, ("check", *ALE)], ids=["nvim-lint", "ALE", "ALE from 0.3 on"])
def test_the_text_on_stdin_is_checked_within_its_project(shop: Path, command: tuple[str, ...]) -> None:
    printed = ran(shop, command)
    found = json.loads(printed) if "json" in command else [json.loads(line) for line in printed.splitlines()]
    message = "`countdwn` is no option of `apply_async`: it is dropped without a word"
    assert [shown(item) for item in found] == [("CEL206", message, 5, 37, 5, 38)]
    assert (shop / "shop/calls.py").read_text() == "nothing = 1\n"


@pytest.mark.parametrize("command", [NVIM_LINT, ALE], ids=["nvim-lint", "ALE"])
def test_a_configuration_that_fixes_does_not_take_the_findings_away(shop: Path, command: tuple[str, ...]) -> None:
    write(shop, {"pyproject.toml": "[tool.celerylint]\nfix = true\n"})
    assert '"CEL206"' in ran(shop, command)


def test_excluded_files_show_nothing(shop: Path) -> None:
    write(shop, {"pyproject.toml": '[tool.celerylint]\nextend-exclude = ["shop/calls.py"]\n'})
    command = (part.format(shop / "shop/calls.py") for part in NVIM_LINT)
    done = celerylint(*command, cwd=shop, stdin=TYPED)
    assert (json.loads(done.stdout), done.returncode) == ([], 0)


def test_a_file_that_is_not_saved_yet_and_one_with_nothing_wrong(shop: Path) -> None:
    assert '"CEL206"' in ran(shop, NVIM_LINT, "shop/new.py")
    assert (ran(shop, NVIM_LINT, text="").strip(), ran(shop, ALE, text="")) == ("[]", "")


def test_the_fixer_prints_the_text(shop: Path) -> None:
    assert ran(shop, ALE_FIX) == TYPED.replace("countdwn", "countdown")
    assert ran(shop, ALE_FIX, text="nothing = 2\n") == "nothing = 2\n"


def test_the_version_is_one_that_plugins_can_read(tmp_path: Path) -> None:
    assert re.search(r"\d+\.\d+\.\d+", celerylint("--version", cwd=tmp_path).stdout)


def test_the_problem_matcher_reads_the_concise_format(tmp_path: Path) -> None:
    write(
        tmp_path,
        {"a.py": APP, "b.py": "from celery import Celery\n\ndef (\n", "shop/calls.py": CALLS, "shop/tasks.py": TASKS},
    )
    write(tmp_path, {"shop/__init__.py": "", "shop/app.py": APP})
    (tasks,) = snippets("json", "VS Code")
    task = json.loads(tasks)["tasks"][0]
    pattern = task["problemMatcher"]["pattern"]
    printed = celerylint(*task["args"], cwd=tmp_path).stdout
    read = [match for line in printed.splitlines() if (match := re.match(pattern["regexp"], line))]
    places = [tuple(match[pattern[part]] for part in ("file", "line", "column", "code", "message")) for match in read]
    expected = findings(cwd=tmp_path)
    assert {item["code"] for item in expected} >= {"CEL206", "invalid-syntax"}
    assert [(f"{tmp_path}/{place[0]}", *place[1:]) for place in places] == [
        (item["filename"], str(item["location"]["row"]), str(item["location"]["column"]), item["code"], item["message"])
        for item in expected
    ]


def test_the_other_pieces_can_be_read() -> None:
    assert toml.loads(snippets("toml", "Helix")[0])["language-server"]["celerylint"]["args"] == ["server"]
    assert json.loads(snippets("json", "Sublime Text")[0])["clients"]["celerylint"]["command"][1:] == ["server"]
