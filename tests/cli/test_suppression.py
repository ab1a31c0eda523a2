"""Suppression comments: what they reach, and what is wrong with them."""

from __future__ import annotations

import textwrap
from pathlib import Path

import pytest

from celerylint.extract.file import facts_of
from celerylint.model.facts import Directive
from tests.cli.front import celerylint, findings, places, write

X = "celerylint: ignore[CEL401]"


def directive(source: str) -> Directive:
    """The only directive of a text that holds the lines 1, 2, 3, …"""
    (found,) = facts_of("a.py", textwrap.dedent(source).lstrip("\n").encode()).directives
    return found


@pytest.mark.parametrize(
    ("source", "reach"),
    [
        (f"x = 1  # {X}\ny = 2\n", (1, 1)),
        (f"x = [\n    1,\n]  # {X}\ny = 2\n", (1, 3)),
        (f"x = [  # {X}\n    1,\n]\ny = 2\n", (1, 3)),
        (f"x = [\n    1,  # {X}\n    2,\n]\n", (2, 2)),
        (f"def f(  # {X}\n    a,\n):\n    pass\n", (1, 3)),
        (f"def f(\n    a,\n):  # {X}\n    pass\n", (1, 3)),
        (f"@d(\n    1,\n)  # {X}\ndef f():\n    pass\n", (1, 3)),
        (f"if (\n    a\n):  # {X}\n    b = 1\n", (1, 3)),
        (f"# {X}\nx = [\n    1,\n]\ny = 2\n", (2, 4)),
        (f"# {X}\n# more\n\nx = 1\n", (4, 4)),
        (f"# {X}\n@d\n@e(\n    1\n)\ndef f(\n    a\n):\n    b = 1\n", (2, 8)),
        (f"x = [\n    # {X}\n    # more\n    1,\n    2,\n]\n", (4, 4)),
        (f"def f():\n    a = 1\n    # {X}\n    b = 1\n", (4, 4)),
        (f"try:\n    a()\n# {X}\nexcept E:\n    b()\n", (4, 4)),
        (f"x = 1\n# {X}\n", (2, 2)),
        (f"x = '''\n'''  # {X}\n", (1, 2)),
        (f"x = 1 + \\\n    2  # {X}\n", (1, 2)),
    ],
)
def test_reach(source: str, reach: tuple[int, int]) -> None:
    found = directive(source)
    assert (found.kind, found.first, found.last) == ("ignore", *reach)


@pytest.mark.parametrize(
    ("source", "reach", "closed"),
    [
        ("# celerylint: disable[A]\nx = 1\n# celerylint: enable[A]\ny = 1\n", (1, 3), True),
        ("def f():\n    # celerylint: disable[A]\n    x = 1\n    # celerylint: enable[A]\n\n\ny = 1\n", (2, 4), True),
        ("def f():\n    # celerylint: disable[A]\n    x = 1\n    y = 1\nz = 1\n", (2, 4), False),
        ("def f():\n    # celerylint: disable[A]\n    x = 1\nz = 1\n# celerylint: enable[A]\n", (2, 3), False),
        ("# celerylint: disable[A, B]\nx = 1\n# celerylint: enable[B A]\n", (1, 3), True),
    ],
)
def test_ranges(source: str, reach: tuple[int, int], closed: bool) -> None:
    found = facts_of("a.py", source.encode()).directives[0]
    assert (found.first, found.last, found.closed) == (*reach, closed)


@pytest.mark.parametrize(
    ("comment", "kind", "selectors", "reason"),
    [
        (
            "# celerylint: ignore[CEL401, interval-schedule] see #12",
            "ignore",
            ("CEL401", "interval-schedule"),
            "see #12",
        ),
        ("#celerylint:ignore[CEL401,]", "ignore", ("CEL401",), ""),
        ("# celerylint: ignore[CEL401] -- why", "ignore", ("CEL401",), "why"),
        ("# noqa: F401  # celerylint: ignore[CEL401] why # other", "noqa", ("F401",), ""),
        ("# celerylint: file-ignore[CEL401] why", "file-ignore", ("CEL401",), "why"),
        ("# celerylint: ignore", "ignore", (), ""),
        ("# noqa", "noqa", (), ""),
        ("# NOQA:F401,cel401 why", "noqa", ("F401", "CEL401"), ""),
        ("# flake8: noqa: CEL401", "noqa", ("CEL401",), ""),
        ("# ruff: noqa: CEL401", "noqa", ("CEL401",), ""),
    ],
)
def test_spelling(comment: str, kind: str, selectors: tuple[str, ...], reason: str) -> None:
    found = facts_of("a.py", f"x = 1  {comment}\n".encode()).directives
    noqa_last = sorted(found, key=lambda item: item.kind != kind)[0]
    assert (noqa_last.kind, noqa_last.selectors, noqa_last.reason) == (kind, selectors, reason)


@pytest.mark.parametrize(
    "line",
    [
        "# flake8: noqa",
        "# ruff: noqa",
        "# noqa: because",
        "# see noqa",
        'x = "# noqa"',
        'x = "# celerylint: ignore[A]"',
    ],
)
def test_not_a_directive(line: str) -> None:
    assert facts_of("a.py", f"{line}\n".encode()).directives == ()


def check(tmp_path: Path, text: str, *flags: str) -> list[str]:
    write(tmp_path, {"a.py": textwrap.dedent(text).lstrip("\n")})
    return places("--select", "ALL", *flags, cwd=tmp_path)


@pytest.mark.parametrize(
    "comment",
    [
        "celerylint: ignore[CEL003] why",
        "celerylint: ignore[ignore-without-reason] why",
        "noqa: F401, CEL003",
        "noqa",
    ],
)
def test_suppresses_the_finding_on_its_line(tmp_path: Path, comment: str) -> None:
    assert check(tmp_path, f"x = 1  # celerylint: ignore[CEL001]  # {comment}\n") == []


def test_file_and_range(tmp_path: Path) -> None:
    bad = "x = 1  # celerylint: ignore[CEL001]\n"
    assert check(tmp_path, f"{bad}# celerylint: file-ignore[CEL003] why\n{bad}") == []
    text = f"# celerylint: disable[CEL003] why\n{bad}# celerylint: enable[CEL003]\n{bad}"
    assert check(tmp_path, text) == ["a.py:4 CEL003"]


def test_unused(tmp_path: Path) -> None:
    write(tmp_path, {"a.py": "x = 1  # celerylint: ignore[CEL004, CEL003] why\ny = 1  # noqa: E501, CEL004\n"})
    messages = [finding["message"] for finding in findings(cwd=tmp_path)]
    assert messages == [
        "This comment suppresses `CEL004`, `CEL003`, but there is nothing to suppress",
        "This comment suppresses `CEL004`, but there is nothing to suppress",
    ]


def test_never_unused(tmp_path: Path) -> None:
    assert check(tmp_path, "import os  # noqa\nimport sys  # noqa: F401\nimport re  # noqa: CEL001\n") == []


def test_unknown(tmp_path: Path) -> None:
    text = """
        a = 1  # celerylint: ignore[CEL099] why
        b = 1  # celerylint: ignore[unused-ignores] why
        c = 1  # celerylint: ignore[CEL0] why
        d = 1  # celerylint: ignore
        e = 1  # celerylint: ignor[CEL001] why
        f = 1  # noqa: X999, CEL099
        g = 1  # celerylint: see the manual
    """
    write(tmp_path, {"a.py": textwrap.dedent(text).lstrip("\n")})
    found = findings(cwd=tmp_path)
    assert {item["code"] for item in found} == {"CEL002"}
    assert [(item["location"]["row"], item["message"].partition("; did you mean `CEL")[0]) for item in found] == [
        (1, "There is no rule `CEL099`"),
        (2, "There is no rule `unused-ignores`; did you mean `unused-ignore`?"),
        (3, "There is no rule `CEL0`; a suppression names single rules, not a group"),
        (4, "This `ignore` names no rule in brackets, so it does nothing"),
        (5, "`ignor` is no suppression comment; did you mean `ignore`?"),
        (6, "There is no rule `CEL099`"),
    ]


def test_flags(tmp_path: Path) -> None:
    text = "x = 1  # celerylint: ignore[CEL001]  # celerylint: ignore[CEL003] so be it\n"
    write(tmp_path, {"a.py": text, "b.py": "# celerylint: ignore[CEL001]\nx = 1\n"})
    done = celerylint("check", "--select", "CEL003", cwd=tmp_path)
    assert done.stdout.endswith("Found 1 finding (1 suppressed).\n")
    shown = celerylint("check", "--select", "CEL003", "--show-suppressed", "a.py", cwd=tmp_path)
    assert "CEL003 [minor, suppressed]" in shown.stdout
    assert "= note: suppressed: so be it" in shown.stdout
    assert shown.stdout.endswith("All checks passed! (1 suppressed)\n")
    (item,) = findings("--select", "CEL003", "--show-suppressed", "a.py", cwd=tmp_path)
    assert item["suppressed"] == "so be it"
    assert places("--select", "CEL003", "--ignore-noqa", cwd=tmp_path) == []
