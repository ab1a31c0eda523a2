"""What a user installs: the wheel, its command, its hooks; and that the README's commands are those that CI runs."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Sequence
from pathlib import Path

import pytest

import celerylint

ROOT = Path(__file__).parent.parent
FLAWED = """\
from celery import shared_task


@shared_task(bind=True)
def pull(self, url):
    raise self.retry(countdown=60)
    print("never printed")
"""


def run(command: Sequence[str], folder: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)


def succeed(command: Sequence[str], folder: Path) -> str:
    done = run(command, folder)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def copy_project(target: Path) -> Path:
    """The working tree as a user would clone it: with its present changes, without what Git ignores."""
    ignored = [line.rstrip("/") for line in (ROOT / ".gitignore").read_text(encoding="utf-8").split()]
    shutil.copytree(ROOT, target, ignore=shutil.ignore_patterns(".git", *ignored))
    return target


def git_commit(folder: Path) -> None:
    succeed(["git", "init", "-q"], folder)
    succeed(["git", "add", "-A"], folder)
    who = ["-c", "user.name=Tester", "-c", "user.email=tester@example.org", "-c", "commit.gpgsign=false"]
    succeed(["git", *who, "commit", "-qm", "Everything"], folder)


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A committed copy of this repository."""
    copy = copy_project(tmp_path_factory.mktemp("clone") / "celerylint")
    git_commit(copy)
    return copy


@pytest.mark.slow
def test_wheel_holds_the_package_and_nothing_else(project: Path, tmp_path: Path) -> None:
    succeed([sys.executable, "-m", "pip", "wheel", "-q", "--no-deps", "-w", str(tmp_path), str(project)], tmp_path)
    (wheel,) = tmp_path.glob("*.whl")
    names = zipfile.ZipFile(wheel).namelist()
    info = f"celerylint-{celerylint.__version__}.dist-info/"
    assert {name for name in names if not name.startswith("celerylint/")} == {
        f"{info}{name}" for name in ("METADATA", "WHEEL", "RECORD", "entry_points.txt", "licenses/LICENSE")
    }
    sources = {f"celerylint/{path.relative_to(ROOT / 'celerylint').as_posix()}" for path in _modules()}
    assert {*sources, "celerylint/py.typed"} <= set(names)


def _modules() -> list[Path]:
    return [path for path in (ROOT / "celerylint").rglob("*.py") if "__pycache__" not in path.parts]


def test_command_and_module_are_the_same_program() -> None:
    command = succeed([str(Path(sys.executable).with_name("celerylint")), "--version"], ROOT)
    assert command == succeed([sys.executable, "-m", "celerylint", "--version"], ROOT)
    assert command == f"celerylint {celerylint.__version__}\n"


@pytest.mark.parametrize("command", ["try", "test"])
def test_ci_runs_the_commands_of_the_readme(command: str) -> None:
    found = re.search(
        rf"<!-- command: {command} -->\n```sh\n(.+)\n```\n", (ROOT / "README.md").read_text(encoding="utf-8")
    )
    assert found, "one line of shell under the mark"
    script = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    reader = re.search(r"^readme_command\(\) .*$", script, re.M)
    assert reader
    assert f"readme_command {command}" in script
    assert succeed(["bash", "-c", f"{reader[0]}\nreadme_command {command}"], ROOT) == f"{found[1]}\n"


@pytest.mark.slow
def test_pre_commit_hooks(project: Path, tmp_path: Path) -> None:
    (tmp_path / "tasks.py").write_text(FLAWED)
    (tmp_path / "pyproject.toml").write_text('[project]\nname = "flawed"\nversion = "1"\n')
    git_commit(tmp_path)
    done = run([sys.executable, "-m", "pre_commit", "try-repo", str(project), "--all-files"], tmp_path)
    hooks = re.findall(r"- hook id: (\S+)\n- exit code: (\d)\n(?:.*\n)*?.*(tasks\.py:\d+).*\n", done.stdout)
    assert hooks == [("celerylint", "1", "tasks.py:7"), ("celerylint-project", "1", "tasks.py:7")], done.stdout
    assert done.stdout.count("CEL501") == 2


def test_hooks_manifest_is_valid() -> None:
    succeed([sys.executable, "-m", "pre_commit", "validate-manifest", ".pre-commit-hooks.yaml"], ROOT)
