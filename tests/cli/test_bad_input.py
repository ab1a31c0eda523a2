"""Whatever a tree holds: one clear diagnostic, and every other file is still analysed."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest

from tests.cli.front import STALE, UNCLOSED, celerylint, findings, places, write

CELERY = "from celery import shared_task\n"
NOTED = "# celerylint: disable[CEL002] on purpose\n"


@pytest.mark.parametrize(
    ("source", "row"),
    [
        (CELERY + "def f(:\n    pass\n", None),
        (CELERY + "x = 1\n  y = 2\n", 3),
        (CELERY + "x = 'open\n", None),
        (CELERY + "x = '''open\n", None),
        (CELERY + "def f():\n\tif x:\n        y = 1\n", None),
        (CELERY.encode() + b"x = '\xff\xfe'\n", 2),
        (b"# coding: nonsense\n" + CELERY.encode(), 1),
        (CELERY.encode("utf-16"), None),
        (CELERY.encode() + b"x = 1\x00\n", 2),
        (b"\x00" * 100 + CELERY.encode(), 1),
        (CELERY + "x = " + "(" * 1500 + ")" * 1500 + "\n", 2),
    ],
    ids=["syntax", "indent", "string", "triple", "tabs", "bytes", "cookie", "utf16", "nul", "nuls", "deep"],
)
def test_a_file_that_cannot_be_parsed(tmp_path: Path, source: str | bytes, row: int | None) -> None:
    write(tmp_path, {"bad.py": source, "good.py": UNCLOSED})
    found = findings(cwd=tmp_path)
    bad = [item for item in found if item["filename"].endswith("bad.py")]
    assert [item["code"] for item in found if item not in bad] == ["CEL004"]
    if b"celery" in (source if isinstance(source, bytes) else source.encode()):
        (item,) = bad
        assert (item["code"], item["name"], item["severity"]) == ("invalid-syntax", "invalid-syntax", "major")
        assert (item["url"], item["noqa_row"], item["fix"]) == (None, None, None)
        assert row is None or item["location"]["row"] == row
    done = celerylint("check", cwd=tmp_path)
    assert done.returncode == 1
    assert done.stderr == ""


@pytest.mark.parametrize(
    "source",
    [
        b"",
        b"\n",
        b"\xef\xbb\xbf",
        b"# no line end",
        b"\x0c\n",
        b"# coding: latin-1\n" + CELERY.encode() + "x = 'é'\n".encode("latin-1"),
        b"\xef\xbb\xbf" + CELERY.encode(),
        CELERY.replace("\n", "\r\n").encode(),
        CELERY.replace("\n", "\r").encode(),
    ],
)
def test_odd_files_that_are_fine(tmp_path: Path, source: bytes) -> None:
    write(tmp_path, {"odd.py": source, "good.py": UNCLOSED})
    assert places(cwd=tmp_path) == ["good.py:1 CEL004"]


def test_a_huge_expression(tmp_path: Path) -> None:
    write(tmp_path, {"huge.py": CELERY + "x = [" + "1, " * 60_000 + "]\n" + NOTED, "good.py": UNCLOSED})
    assert places(cwd=tmp_path) == ["good.py:1 CEL004", "huge.py:3 CEL004"]


@pytest.mark.parametrize(
    "text",
    [
        "x = " + "-" * 3000 + "1",
        "x = " + "1 + " * 3000 + "1",
        "x = " + "[" * 80 + "]" * 80,
        "x = a" + ".b" * 3000,
        "x = f" + "()" * 3000,
        "x = " + "not " * 3000 + "1",
        "x = " + "'a' " * 3000,
        "if a:\n    pass\n" + "elif a:\n    pass\n" * 2000,
        "".join("    " * depth + "if a:\n" for depth in range(90)) + "    " * 90 + "pass",
    ],
    ids=["minus", "plus", "brackets", "dots", "calls", "not", "strings", "elif", "blocks"],
)
def test_deep_nesting_is_survived(tmp_path: Path, text: str) -> None:
    write(tmp_path, {"deep.py": f"{CELERY}{text}\n", "good.py": UNCLOSED})
    found = [place.split()[0] + place.split()[1] for place in places(cwd=tmp_path)]
    assert "good.py:1CEL004" in found
    assert all("invalid-syntax" in place for place in found if place.startswith("deep.py"))


def test_files_that_cannot_be_read(tmp_path: Path) -> None:
    write(tmp_path, {"good.py": UNCLOSED})
    (tmp_path / "broken.py").symlink_to("nowhere.py")
    (tmp_path / "loop.py").symlink_to("loop.py")
    (tmp_path / "loop").symlink_to(".", target_is_directory=True)
    assert places(cwd=tmp_path) == ["broken.py:1 invalid-syntax", "good.py:1 CEL004", "loop.py:1 invalid-syntax"]
    assert places("broken.py", cwd=tmp_path) == ["broken.py:1 invalid-syntax"]


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="the superuser may read everything")
def test_files_that_may_not_be_read(tmp_path: Path) -> None:
    write(tmp_path, {"good.py": UNCLOSED, "secret.py": CELERY, "closed/a.py": CELERY})
    (tmp_path / "secret.py").chmod(0)
    (tmp_path / "closed").chmod(0)
    try:
        done = celerylint("check", "--output-format", "concise", cwd=tmp_path)
    finally:
        (tmp_path / "closed").chmod(0o700)
    assert "secret.py:1:1: invalid-syntax: the file cannot be read: permission denied" in done.stdout
    assert f"warning: {tmp_path}/closed: cannot be read: Permission denied" in done.stderr
    assert done.returncode == 1


def test_a_broken_file_silences_claims_that_need_all_files(tmp_path: Path) -> None:
    write(tmp_path, {"a.py": STALE, "b.py": CELERY + "def f(:\n"})
    assert [place.split()[1] for place in places(cwd=tmp_path)] == ["invalid-syntax"]
    assert places("a.py", cwd=tmp_path) == []


def test_a_broken_file_can_be_neither_deselected_nor_suppressed(tmp_path: Path) -> None:
    write(tmp_path, {"b.py": "# celerylint: file-ignore[CEL001] x\n# noqa\n" + CELERY + "def f(:\n"})
    found = places("--select", "CEL003", "--min-confidence", "high", cwd=tmp_path)
    assert [place.split()[1] for place in found] == ["invalid-syntax"]


CRASH = '''"""Fails.

Why: to see what happens.
Bad:
    x = 1
Good:
    x = 2
"""

from celerylint.model.tasks import Task
from celerylint.rule import Rule, Severity

rule = Rule(__name__, __doc__, severity=Severity.MAJOR, since="0.1")


@rule.check(Task)
def check(task, project):
    if task.name.endswith("bad"):
        raise RuntimeError("no idea")
    yield rule.at(task.span, "seen")
'''


def test_a_rule_that_raises(tmp_path: Path) -> None:
    tasks = "".join(f"\n\n@shared_task\ndef {name}():\n    pass\n" for name in ("one", "bad", "two"))
    plug = "import celerylint.rules\ncelerylint.rules.__path__.append(__file__.rpartition('/')[0])\n"
    write(tmp_path, {"plugin/cel999_crash.py": CRASH, "plugin/sitecustomize.py": plug})
    write(tmp_path, {"project/tasks.py": CELERY + tasks + UNCLOSED})
    env = {"PYTHONPATH": os.pathsep.join((str(tmp_path / "plugin"), os.environ.get("PYTHONPATH", str(Path.cwd()))))}
    flags = ("--select", "CEL999,CEL004", "--output-format", "concise", "-q")
    done = celerylint("check", *flags, cwd=tmp_path / "project", env=env)
    assert done.returncode == 2
    message = r"error: rule CEL999 \(crash\) failed on tasks.py:\d+:\d+ \(Task\): RuntimeError: no idea\n"
    assert re.fullmatch(message, done.stderr)
    assert [line.split()[1] for line in done.stdout.splitlines()] == ["CEL999", "CEL999", "CEL004"]
    assert celerylint("check", *flags, "--exit-zero", cwd=tmp_path / "project", env=env).returncode == 2
    verbose = celerylint("check", *flags, "-v", cwd=tmp_path / "project", env=env)
    assert "Traceback" in verbose.stderr


def test_templates_of_projects_need_not_be_python(tmp_path: Path) -> None:
    write(tmp_path, {"{{cookiecutter.name}}/app.py": "{% if x %}\nfrom celery import Celery\n{% endif %}\n"})
    done = celerylint("check", "--isolated", cwd=tmp_path)
    assert (done.returncode, done.stdout) == (0, "All checks passed!\n")
