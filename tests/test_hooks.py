"""The hooks as their users run them: pre-commit and prek install this repository and run it in a project."""

from __future__ import annotations

import os
import re
import sys
from pathlib import Path

import pytest

from tests.checkout import ROOT, copy_project, git_commit, run, succeed
from tests.cli.front import celerylint, write

RUNNERS = {"pre-commit": [sys.executable, "-m", "pre_commit"], "prek": [str(Path(sys.executable).with_name("prek"))]}
FLAWED = """\
from celery import shared_task


@shared_task(bind=True)
def pull(self, url):
    raise self.retry(countdown=60)
    print("never printed")
"""
SHARED = """\
from celery import Celery

app = Celery("shop")


@app.task
def send_receipt(order_id):
    return order_id
"""
CALLER = "from a.shared import send_receipt\n\n\ndef pay():\n    send_receipt.delay()\n"
PYPROJECT = '[project]\nname = "shop"\nversion = "1"\n\n[tool.celerylint]\noutput-format = "concise"\n'
FINDING = re.compile(r"^ *(\S+\.py:\d+:\d+: CEL\d{3} .*)$", re.M)
LONGEST_COMMAND = 2**17  # bytes of file names that pre-commit gives to one process

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def repository(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A committed copy of this repository."""
    copy = copy_project(tmp_path_factory.mktemp("clone") / "celerylint")
    git_commit(copy)
    return copy


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Where the runners keep what they install, for this run alone."""
    folder = tmp_path_factory.mktemp("home")
    unset = {name: value for name, value in os.environ.items() if name not in ("PYTHONPATH", "SKIP")}
    return unset | {"PRE_COMMIT_HOME": str(folder / "pre-commit"), "PREK_HOME": str(folder / "prek"), "NO_COLOR": "1"}


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project whose list of files is too long for one command; its flaws are far apart, one seen across files."""
    root = tmp_path_factory.mktemp("shop")
    deep = "/".join("x" * 60 for _ in range(3))
    filler = {f"m/{deep}/{'y' * 60}{number}.py": "x = 1\n" for number in range(700)}
    flawed = {"a/first.py": FLAWED, "a/shared.py": SHARED, f"m/{deep}/{'y' * 60}350.py": FLAWED, "z/caller.py": CALLER}
    write(root, filler | flawed | {"a/__init__.py": "", "pyproject.toml": PYPROJECT})
    assert sum(map(len, filler)) > LONGEST_COMMAND
    git_commit(root)
    return root


@pytest.mark.parametrize("runner", RUNNERS)
def test_hooks_of_a_long_list_of_files_find_what_one_run_finds(
    runner: str, repository: Path, project: Path, home: dict[str, str]
) -> None:
    wanted = FINDING.findall(celerylint("check", cwd=project).stdout)
    assert {line.split()[1] for line in wanted} >= {"CEL205", "CEL501"}
    done = run([*RUNNERS[runner], "try-repo", str(repository), "--all-files", "--verbose"], project, home)
    assert done.returncode == 1, done.stdout + done.stderr
    files, _, whole = done.stdout.rpartition("hook id: celerylint-project")
    assert sorted(FINDING.findall(files)) == sorted(wanted), done.stdout
    assert sorted(FINDING.findall(whole)) == sorted(wanted), done.stdout
    if runner == "pre-commit":
        assert len(re.findall(r"^(?:Found \d+ |All checks passed)", files, re.M)) > 1, "the list was not cut"


@pytest.mark.parametrize("runner", RUNNERS)
def test_a_commit_is_stopped_by_the_file_it_changes_only(
    runner: str, repository: Path, home: dict[str, str], tmp_path: Path
) -> None:
    revision = succeed(["git", "rev-parse", "HEAD"], repository).strip()
    config = f"repos:\n- repo: {repository}\n  rev: {revision}\n  hooks:\n  - id: celerylint\n"
    files = {"old.py": FLAWED, "new.py": "x = 1\n", "pyproject.toml": PYPROJECT, ".pre-commit-config.yaml": config}
    write(tmp_path, files)
    git_commit(tmp_path)
    command = [*RUNNERS[runner], "run"]
    write(tmp_path, {"new.py": "x = 2\n"})
    succeed(["git", "add", "new.py"], tmp_path)
    assert run(command, tmp_path, home).returncode == 0
    write(tmp_path, {"new.py": FLAWED})
    succeed(["git", "add", "new.py"], tmp_path)
    done = run(command, tmp_path, home)
    assert (done.returncode, [line.split(":")[0] for line in FINDING.findall(done.stdout)]) == (1, ["new.py"])


def test_hooks_manifest_is_valid() -> None:
    succeed([*RUNNERS["pre-commit"], "validate-manifest", ".pre-commit-hooks.yaml"], ROOT)


def test_the_documented_configuration_is_valid(tmp_path: Path) -> None:
    """Each block of the page names hooks that exist, at keys that pre-commit knows."""
    page = (ROOT / "docs" / "pre-commit.md").read_text(encoding="utf-8")
    blocks = re.findall(r"^```yaml\n(.*?)^```$", page, re.M | re.S)
    assert blocks
    offered = re.findall(r"^- id: (\S+)$", (ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"), re.M)
    for block in blocks:
        (tmp_path / "config.yaml").write_text(block, encoding="utf-8")
        done = run([*RUNNERS["pre-commit"], "validate-config", "config.yaml"], tmp_path)
        assert (done.returncode, done.stdout) == (0, ""), done.stdout
        assert {*re.findall(r"- id: (\S+)", block)} <= {*offered}
