"""What one reading of a project leaves to the next saves work, and changes nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from celerylint.engine import pool
from celerylint.engine.memo import Memo
from celerylint.extract.file import facts_of
from celerylint.link import Linker
from celerylint.model.facts import FileFacts
from tests.cli.front import write
from tests.harness.engine import lint
from tests.harness.judge import describe

IMPORTS = "from celery import Celery\nfrom shop.conf import BROKER\nfrom shop.mail import fetch\n"
APP = f"{IMPORTS}app = Celery(broker=BROKER)\n"
TASK = "@app.task\ndef send(order):\n    return fetch(order)\n"
FILES = {
    "pyproject.toml": "",
    "shop/__init__.py": "",
    "shop/app.py": APP + TASK,
    "shop/conf.py": "from shop.deep import BROKER\n",
    "shop/deep.py": "BROKER = 'redis://'\n",
    "shop/mail.py": "import requests\ndef fetch(order):\n    return requests.get(order)\n",
}


class Work:
    """Counts files that are parsed, and times that a project is linked."""

    def __init__(self, patch: pytest.MonkeyPatch) -> None:
        self.parsed: list[str] = []
        self.links = 0
        link = Linker.link

        def parse(path: str, source: bytes) -> FileFacts:
            self.parsed.append(path)
            return facts_of(path, source)

        def linked(linker: Linker) -> None:
            self.links += 1
            link(linker)

        patch.setattr(pool, "facts_of", parse)
        patch.setattr(Linker, "link", linked)

    def done(self) -> tuple[list[str], int]:
        """What was done since the last time."""
        done = sorted(self.parsed), self.links
        self.parsed, self.links = [], 0
        return done


def test_only_what_changed_is_parsed_and_the_project_linked_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tmp_path, FILES)
    work, memo = Work(monkeypatch), Memo()
    before = [*map(describe, lint(tmp_path, ["ALL"], memo=memo))]
    parsed, links = work.done()
    assert {"shop/app.py", "shop/conf.py", "shop/deep.py", "shop/mail.py"} <= set(parsed)
    assert links > 1
    write(tmp_path, {"shop/app.py": f"{APP}\n\n{TASK}"})
    after = [*map(describe, lint(tmp_path, ["ALL"], memo=memo))]
    assert work.done() == (["shop/app.py"], 1)
    assert before != after  # the lines
    assert after == [*map(describe, lint(tmp_path, ["ALL"]))]


def test_what_is_no_longer_asked_for_changes_nothing(tmp_path: Path) -> None:
    write(tmp_path, FILES)
    memo = Memo()
    lint(tmp_path, ["ALL"], memo=memo)
    assert "shop/mail.py" in memo.asked
    write(tmp_path, {"shop/app.py": "from celery import Celery\napp = Celery(broker='redis://')\n"})
    assert [*map(describe, lint(tmp_path, ["ALL"], memo=memo))] == [*map(describe, lint(tmp_path, ["ALL"]))]


def test_facts_of_texts_that_are_gone_are_dropped(tmp_path: Path) -> None:
    write(tmp_path, FILES)
    memo = Memo()
    lint(tmp_path, ["ALL"], memo=memo)
    known = len(memo.facts)
    for turn in range(3):
        write(tmp_path, {"shop/app.py": f"{APP}{TASK}# {turn}\n"})
        lint(tmp_path, ["ALL"], memo=memo)
        memo.prune()
    assert len(memo.facts) == known
