"""celerylint as its users run it: a process."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

STALE = "x = 1  # celerylint: ignore[CEL004] nothing here\n"
UNCLOSED = "# celerylint: disable[CEL002] on purpose\nx = 1\n"
_SETTINGS_OF_THE_CALLER = ("NO_COLOR", "FORCE_COLOR", "CLICOLOR_FORCE")


def write(root: Path, files: Mapping[str, str | bytes]) -> None:
    """Write files below `root`."""
    for name, text in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else text.encode())


def celerylint(
    *arguments: str, cwd: Path, stdin: str | bytes = b"", env: Mapping[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    """Run the command line; the streams as text."""
    inherited = {
        name: value
        for name, value in os.environ.items()
        if name not in _SETTINGS_OF_THE_CALLER and not name.startswith("CELERYLINT_")
    }
    done = subprocess.run(
        [sys.executable, "-m", "celerylint", *arguments],
        cwd=cwd,
        input=stdin if isinstance(stdin, bytes) else stdin.encode(),
        capture_output=True,
        env=inherited | {"PYTHONIOENCODING": "utf-8"} | dict(env or {}),
        check=False,
        timeout=120,
    )
    return subprocess.CompletedProcess(done.args, done.returncode, done.stdout.decode(), done.stderr.decode())


def findings(*arguments: str, cwd: Path, **more: Any) -> list[dict[str, Any]]:
    """The findings of `check --output-format json`."""
    done = celerylint("check", "--output-format", "json", *arguments, cwd=cwd, **more)
    found = json.loads(done.stdout)
    assert isinstance(found, list)
    return found


def places(*arguments: str, cwd: Path, **more: Any) -> list[str]:
    """`file:row code` of each finding."""
    root = f"{cwd}/"
    return [
        f"{item['filename'].removeprefix(root)}:{item['location']['row']} {item['code']}"
        for item in findings(*arguments, cwd=cwd, **more)
    ]
