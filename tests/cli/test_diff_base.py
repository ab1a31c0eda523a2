"""`--diff-base`: only what was not there at a commit of Git is shown, wherever a change has its effect."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.checkout import git_commit, succeed
from tests.checkout import run as run_command
from tests.cli.front import celerylint, write

APP = "from celery import Celery\n\napp = Celery('shop', broker='redis://')\n"
TASKS = "from shop.app import app\n\n@app.task\ndef send(order):\n    return order\n"
CALLS = "from shop.tasks import send\n\ndef buy():\n    send.delay(1)\n    send.apply_async((1,), countdwn=5)\n"


def run(root: Path, *more: str, revision: str = "HEAD") -> tuple[int, list[tuple[str, str]], str]:
    """Exit code, the code and file of each finding, and what was said."""
    done = celerylint("check", "--select", "CEL2", "--output-format", "json", "--diff-base", revision, *more, cwd=root)
    found = json.loads(done.stdout or "[]")
    return done.returncode, [(item["code"], Path(item["filename"]).name) for item in found], done.stderr


@pytest.fixture
def committed(tmp_path: Path) -> Path:
    """A repository with a finding in its one commit."""
    files = {"__init__.py": "", "app.py": APP, "tasks.py": TASKS, "calls.py": CALLS}
    write(tmp_path, {f"shop/{name}": text for name, text in files.items()})
    git_commit(tmp_path)
    return tmp_path


def test_what_was_there_is_not_shown(committed: Path) -> None:
    assert run(committed) == (0, [], "")
    write(committed, {"shop/calls.py": "# moved\n\n" + CALLS + "    send.apply_async((1,), expirs=5)\n"})
    assert run(committed)[:2] == (1, [("CEL206", "calls.py")])


def test_a_change_has_its_effect_in_another_file(committed: Path) -> None:
    write(committed, {"shop/tasks.py": TASKS.replace("(order)", "(order, price)")})
    assert set(run(committed)[1]) == {("CEL205", "calls.py")}
    assert run(committed, "shop/tasks.py")[1] == []


def test_files_that_are_new_renamed_and_gone(committed: Path) -> None:
    (committed / "shop/calls.py").rename(committed / "shop/buying.py")
    assert run(committed)[1] == []
    write(committed, {"shop/new.py": CALLS.replace("buy", "sell")})
    assert run(committed)[1] == [("CEL206", "new.py")]


def test_a_project_below_the_top_of_the_repository(committed: Path) -> None:
    write(committed, {"shop/celerylint.toml": ""})
    assert run(committed / "shop")[1] == []


def test_only_what_this_branch_has_changed_counts(committed: Path) -> None:
    succeed(["git", "checkout", "-q", "-b", "other"], committed)
    write(committed, {"shop/calls.py": CALLS.replace("countdwn", "countdown")})
    git_commit(committed)
    succeed(["git", "checkout", "-q", "-"], committed)
    assert run(committed, revision="other")[1] == []  # it was mended there, and not broken here


def test_a_hook_of_git_is_not_in_the_way(committed: Path) -> None:
    elsewhere = {"GIT_DIR": "/nowhere", "GIT_INDEX_FILE": "/nowhere/index"}
    done = celerylint("check", "--diff-base", "HEAD", cwd=committed, env=elsewhere)
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.parametrize("revision", ["missing", "--output=owned", "HEAD:shop", ""])
def test_what_is_no_commit_is_an_error(committed: Path, revision: str) -> None:
    code, found, said = run(committed, revision=revision)
    assert (code, found) == (2, [])
    assert "no commit of that name" in said
    assert not (committed / "owned").exists()


def test_without_a_repository(tmp_path: Path) -> None:
    write(tmp_path, {"tasks.py": TASKS})
    assert (run(tmp_path)[0], "not a git repository" in run(tmp_path)[2]) == (2, True)


def test_names_that_would_leave_the_folder_are_left_out(committed: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    inner = succeed(["git", "rev-parse", "HEAD:shop"], committed).strip()
    made = run_command(["git", "mktree"], committed, stdin=f"040000 tree {inner}\t..\n040000 tree {inner}\tshop\n")
    who = ["-c", "user.name=Tester", "-c", "user.email=tester@example.org"]
    commit = succeed(["git", *who, "commit-tree", "-m", "Hostile", made.stdout.strip()], committed).strip()
    (committed / "deep/er").mkdir(parents=True)
    monkeypatch.setenv("TMPDIR", str(committed / "deep/er"))
    assert run(committed, revision=commit)[:2] == (0, [])
    assert list((committed / "deep").rglob("*.py")) == []
