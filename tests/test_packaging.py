"""What a user installs: the wheel, its command; and that the README's commands are those that CI runs."""

from __future__ import annotations

import re
import sys
import zipfile
from pathlib import Path

import pytest

import celerylint
from tests.checkout import ROOT, copy_project, git_commit, succeed


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
