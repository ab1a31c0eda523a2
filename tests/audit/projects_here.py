"""The projects that the review commands are tried on, and what they are to print.

`CELERYLINT_WRITE_EXPECTED=1 pytest tests/audit` writes the expected files anew: read them as a diff.
"""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from tests.cli.front import celerylint

HERE = Path(__file__).parent
NAMES = sorted(path.name for path in (HERE / "projects").iterdir())
over_projects = pytest.mark.parametrize("name", NAMES)


def lay_out(name: str, folder: Path) -> Path:
    """A copy of a project, away from this test suite: what lies below `tests` counts as tests."""
    return Path(shutil.copytree(HERE / "projects" / name, folder / name))


def printed(project: Path, *arguments: str, code: int = 0) -> str:
    """What a command prints to stdout; nothing but files that do not parse may be warned of."""
    command, *more = arguments
    done = celerylint(command, "--isolated", *more, cwd=project)
    assert done.returncode == code, done.stderr
    assert done.stderr == ""
    return done.stdout


def compare(text: str, name: str, file: str) -> None:
    """Hold an output against the expected one."""
    path = HERE / "expected" / name / file
    if os.environ.get("CELERYLINT_WRITE_EXPECTED"):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="")
    assert text == path.read_bytes().decode("utf-8")
