"""The pages of the documentation as somebody follows them: files written, commands typed, output compared."""

from __future__ import annotations

import re
import shlex
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tests.checkout import ROOT, run
from tests.cli.front import celerylint, write

FENCE = re.compile(r"^```(\w+)(?: title=\"(.+?)\")?\n(.*?)^```$", re.M | re.S)
ELSEWHERE = set("pip uvx npm git glab docker dot pre-commit prek pytest python python3 mypy".split())
"""Programs that pages name and that are not started here: they need a network, or a project of their own."""


@dataclass(frozen=True)
class Block:
    """A fenced block: its language, the file it is, its text."""

    language: str
    title: str
    text: str


def blocks(page: Path) -> Iterator[Block]:
    """The fenced blocks of a page, in order."""
    for language, title, text in FENCE.findall(page.read_text(encoding="utf-8")):
        yield Block(language, title, text)


def commands(block: Block) -> Iterator[list[str]]:
    """The commands of a block of shell that can be typed here, as words."""
    if block.language != "sh":
        return
    for line in block.text.splitlines():
        words = shlex.split(line.partition(" | ")[0], comments=True)
        if words and words[0] not in ELSEWHERE:
            yield words


def follow(page: Path, folder: Path) -> Iterator[tuple[str, str]]:
    """Do what a page says, in a folder; each output it shows beside what all commands before it printed."""
    printed = ""
    for block in blocks(page):
        if block.title:
            write(folder, {block.title: block.text})
        if block.language == "sh":
            printed = "".join(type_in(words, folder) for words in commands(block))
        elif block.language == "text":
            yield block.text, printed


def type_in(words: list[str], folder: Path) -> str:
    """Type one command; what it printed. Findings are fine, errors are not."""
    if words[0] == "celerylint":
        done = celerylint(*words[1:], cwd=folder)
    else:
        done = run([str(Path(sys.executable).with_name(words[0])), *words[1:]], folder)
    assert done.returncode in (0, 1), f"{shlex.join(words)}\n{done.stdout}{done.stderr}"
    assert "error:" not in done.stderr, f"{shlex.join(words)}\n{done.stderr}"
    return done.stdout


PAGES = sorted(path for path in [ROOT / "README.md", *(ROOT / "docs").glob("*.md")] if path.name != "writing-a-rule.md")
