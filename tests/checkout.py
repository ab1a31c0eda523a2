"""This repository as a user gets it: a fresh, committed copy; and commands run in folders."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path

ROOT = Path(__file__).parent.parent


def run(
    command: Sequence[str], folder: Path, env: Mapping[str, str] | None = None, stdin: str | None = None
) -> subprocess.CompletedProcess[str]:
    """Run a command in a folder; the streams as text."""
    return subprocess.run(
        command, cwd=folder, env=env, input=stdin or "", capture_output=True, text=True, check=False, timeout=600
    )


def succeed(command: Sequence[str], folder: Path, env: Mapping[str, str] | None = None) -> str:
    """Run a command that must not fail; what it printed."""
    done = run(command, folder, env)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def copy_project(target: Path) -> Path:
    """The working tree as a user would clone it: with its present changes, without what Git ignores."""
    ignored = [line.rstrip("/") for line in (ROOT / ".gitignore").read_text(encoding="utf-8").split()]
    shutil.copytree(ROOT, target, ignore=shutil.ignore_patterns(".git", *ignored))
    return target


def git_commit(folder: Path) -> None:
    """Make the folder a repository with one commit of everything in it."""
    succeed(["git", "init", "-q"], folder)
    succeed(["git", "add", "-A"], folder)
    who = ["-c", "user.name=Tester", "-c", "user.email=tester@example.org", "-c", "commit.gpgsign=false"]
    succeed(["git", *who, "commit", "-qm", "Everything"], folder)
