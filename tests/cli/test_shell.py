"""What shells need: completion, and arguments from files."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from tests.cli.front import celerylint, write


def completed(words: str, number: int, cwd: Path) -> list[str]:
    """What a bash completion script would offer."""
    env = {"_CELERYLINT_COMPLETE": "bash_complete", "COMP_WORDS": words, "COMP_CWORD": str(number)}
    return celerylint(cwd=cwd, env=env).stdout.splitlines()


def test_commands_options_and_rules_complete(tmp_path: Path) -> None:
    assert "plain,check" in completed("celerylint ch", 1, tmp_path)
    assert "plain,--select" in completed("celerylint check --sel", 2, tmp_path)
    assert completed("celerylint check --select CEL401,missing-acks", 3, tmp_path) == ["plain,CEL401,missing-acks-late"]
    assert completed("celerylint explain CEL40", 2, tmp_path)[:2] == ["plain,CEL401", "plain,CEL402"]


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_the_script_is_one_that_the_shell_reads(tmp_path: Path, shell: str) -> None:
    script = celerylint("generate-shell-completion", shell, cwd=tmp_path).stdout
    assert "_CELERYLINT_COMPLETE" in script
    if shutil.which(shell):
        subprocess.run([shell, "-n"], input=script, text=True, check=True)


def test_arguments_from_a_file(tmp_path: Path) -> None:
    write(tmp_path, {"a b.py": "", "c.py": "", "@d.py": "", "list.txt": "--show-files\n\na b.py\nc.py\n"})
    assert celerylint("check", "@list.txt", "./@d.py", cwd=tmp_path).stdout == "@d.py\na b.py\nc.py\n"


def test_a_file_of_arguments_that_is_not_there(tmp_path: Path) -> None:
    done = celerylint("check", "@list.txt", cwd=tmp_path)
    assert (done.returncode, "@list.txt: No such file" in done.stderr) == (2, True)
