"""Whoever follows a page of the documentation gets what it shows, and every command in it is one that works."""

from __future__ import annotations

import shlex
import shutil
from pathlib import Path

import pytest

from tests.checkout import ROOT, git_commit
from tests.transcript import PAGES, Block, blocks, commands, follow, type_in

SHOWN = [page for page in PAGES if any(block.language == "text" for block in blocks(page))]
TYPED = sorted({shlex.join(words) for page in PAGES for block in blocks(page) for words in commands(block)})
NEEDS_MORE = {
    "celerylint server": "an editor at the other end",
    "celerylint check --diff-base origin/main": "a remote branch",
}


def test_there_are_pages_to_follow() -> None:
    assert {"tutorial.md", "ruff.md", "false-alarms.md"} <= {page.name for page in SHOWN}
    assert len(TYPED) > 30


@pytest.mark.parametrize("page", SHOWN, ids=lambda page: page.name)
def test_following_a_page_gives_what_it_shows(page: Path, tmp_path: Path) -> None:
    for shown, printed in follow(page, tmp_path):
        assert shown in printed


@pytest.mark.parametrize("command", sorted(set(TYPED) - NEEDS_MORE.keys()))
def test_every_command_of_the_documentation_works(command: str, tmp_path: Path) -> None:
    project = tmp_path / "shop"
    shutil.copytree(ROOT / "examples" / "flawed-fastapi", project)
    (project / "pyproject.toml").write_text('[tool.celerylint]\nbaseline = "celerylint-baseline.json"\n', "utf-8")
    (project / "celerylint-baseline.json").write_text('{"version": 1, "findings": []}\n', "utf-8")
    git_commit(project)
    type_in([word.replace("FILE", "app/config.py") for word in shlex.split(command)], project)


def test_a_command_that_does_not_work_is_noticed(tmp_path: Path) -> None:
    with pytest.raises(AssertionError, match="No such option"):
        type_in(["celerylint", "check", "--no-such-option"], tmp_path)


def test_programs_that_are_not_started_are_passed_over() -> None:
    shell = Block(
        "sh", "", "pip install celerylint\ncelerylint check  # all\ncelerylint graph --format dot | dot -Tsvg\n"
    )
    assert list(commands(shell)) == [["celerylint", "check"], ["celerylint", "graph", "--format", "dot"]]
