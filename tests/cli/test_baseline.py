"""`--baseline`: what was there before is not shown; whatever happens to the code around it."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.front import celerylint, write

FILE = "base.json"
TASKS = """\
from celery import shared_task

@shared_task(bind=True)
def pull(self, url):
    raise self.retry(countdown=60, exc = ValueError( 'no'  ))
    print("never printed")

@shared_task
def push(url, options = {'a': 1,}):
    options.update(url=url)
    pull.apply_async((url,), countdwn=5, priority=3,
                     expires=60)
"""
SECOND = "\n@shared_task\ndef again(url):\n    pull.apply_async((url,), countdwn=5, priority=3, expires=60)\n"


def run(root: Path, *more: str) -> tuple[int, list[str], str]:
    """Exit code, the codes of the findings, and what was said."""
    done = celerylint("check", "--output-format", "json", "--baseline", FILE, *more, cwd=root)
    return done.returncode, [item["code"] for item in json.loads(done.stdout or "[]")], done.stderr


@pytest.fixture
def recorded(tmp_path: Path) -> Path:
    """A project whose findings are in its baseline."""
    write(tmp_path, {"tasks.py": TASKS, "pyproject.toml": '[project]\nname = "shop"\nversion = "1"\n'})
    assert "recorded" in run(tmp_path, "--update-baseline")[2]
    return tmp_path


def test_recorded_findings_are_not_shown(recorded: Path) -> None:
    everything = celerylint("check", "--output-format", "json", cwd=recorded)
    assert (everything.returncode, len(json.loads(everything.stdout)) >= 2) == (1, True)
    assert run(recorded) == (0, [], "")
    text = celerylint("check", "--baseline", FILE, cwd=recorded).stdout
    count = len(json.loads((recorded / FILE).read_text())["findings"])
    assert text == f"All checks passed! ({count} in the baseline)\n"


@pytest.mark.parametrize(
    "change",
    [
        lambda text: "# a comment\n\n\n" + text.replace("@shared_task\n", "\n# another\n@shared_task\n"),
        lambda text: text.replace("(url,), countdwn", "(\n        url,  # the address\n    ), countdwn"),
        lambda text: "\n".join([*text.split("\n\n")[:1], *reversed(text.split("\n\n")[1:])]),
    ],
    ids=["lines", "comments", "order"],
)
def test_changes_around_them_resurface_nothing(recorded: Path, change: object) -> None:
    assert callable(change)
    write(recorded, {"tasks.py": change(TASKS)})
    assert run(recorded) == (0, [], "")


def test_the_formatter_resurfaces_nothing(recorded: Path) -> None:
    subprocess.run([sys.executable, "-m", "ruff", "format", "-q", "--isolated", "tasks.py"], cwd=recorded, check=True)
    assert (recorded / "tasks.py").read_text() != TASKS
    assert run(recorded) == (0, [], "")


def test_one_more_of_a_recorded_kind_is_shown(recorded: Path) -> None:
    write(recorded, {"tasks.py": TASKS + SECOND})
    assert run(recorded)[:2] == (1, ["CEL206"])
    write(recorded, {"tasks.py": TASKS + SECOND.replace("again", "once") + SECOND})
    assert run(recorded)[:2] == (1, ["CEL206", "CEL206"])


def test_what_is_mended_is_told_and_dropped(recorded: Path) -> None:
    before = json.loads((recorded / FILE).read_text())["findings"]
    write(recorded, {"tasks.py": TASKS.replace("countdwn", "countdown")})
    code, codes, said = run(recorded)
    assert (code, codes) == (0, [])
    assert "1 recorded finding is gone" in said
    run(recorded, "--update-baseline")
    after = json.loads((recorded / FILE).read_text())["findings"]
    assert [item for item in before if item not in after] == [item for item in before if item["rule"] == "CEL206"]
    assert run(recorded) == (0, [], "")


def test_a_renamed_file_resurfaces_nothing(recorded: Path) -> None:
    (recorded / "tasks.py").rename(recorded / "jobs.py")
    assert run(recorded)[:2] == (0, [])


def test_what_a_run_does_not_look_at_is_kept(recorded: Path) -> None:
    text = (recorded / FILE).read_text()
    write(recorded, {"other.py": "x = 1\n"})
    for narrow in (["other.py"], ["--select", "CEL4"]):
        assert run(recorded, *narrow) == (0, [], "")
        run(recorded, "--update-baseline", *narrow)
        assert (recorded / FILE).read_text() == text


def test_the_configuration_names_it(recorded: Path) -> None:
    write(recorded, {"celerylint.toml": f'baseline = "{FILE}"\n', "below/x.py": "x = 1\n"})
    for folder in (recorded, recorded / "below"):
        assert celerylint("check", str(recorded), cwd=folder).returncode == 0


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (None, "cannot be read"),
        ("{", f"{FILE}:1:2: is not JSON"),
        ("[]", "is no baseline"),
        ('{"version": 7, "findings": []}', "has version 7"),
        ('{"version": 1, "findings": [{"rule": 1}]}', "finding 1 must hold"),
        ('{"version": 1,\n<<<<<<< ours\n', f"{FILE}:2: has conflicts"),
    ],
)
def test_a_bad_file_is_an_error_with_its_place(tmp_path: Path, text: str | None, message: str) -> None:
    write(tmp_path, {"tasks.py": TASKS} | ({FILE: text} if text is not None else {}))
    code, codes, said = run(tmp_path)
    assert (code, codes) == (2, [])
    assert message in said


def test_updating_needs_a_file(tmp_path: Path) -> None:
    done = celerylint("check", "--update-baseline", cwd=tmp_path)
    assert (done.returncode, "needs a file" in done.stderr) == (2, True)
