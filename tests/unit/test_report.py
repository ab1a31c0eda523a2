"""What the command line cannot show yet: frames around unusual text, related places, fixes."""

from __future__ import annotations

import json
import textwrap
from pathlib import Path
from typing import Any

import pytest

from celerylint.model.edits import Replace
from celerylint.model.rows import noqa_row
from celerylint.model.source import Span
from celerylint.report import Entry, Report, concise, full
from celerylint.report import json as json_report
from celerylint.report.text import printable
from celerylint.rule import Confidence, Finding, Fix, Related, Safety, Severity

ROOT = Path("/project")


def finding(span: Span, **more: Any) -> Finding:
    fields: dict[str, Any] = {
        "code": "CEL401",
        "name": "interval-schedule",
        "message": "Too late",
        "severity": Severity.MAJOR,
        "confidence": Confidence.HIGH,
    }
    return Finding(span=span, **(fields | more))


def report(text: str, *findings: Finding, **others: str) -> Report:
    files = {"a.py": text, **{f"{name}.py": content for name, content in others.items()}}
    entries = (Entry(item, ROOT, lambda path: files.get(path, "").split("\n")) for item in findings)
    return Report(tuple(entries), 0, ROOT)


def frame(text: str, line: int, column: int, end_line: int, end_column: int) -> list[str]:
    """The frame of a finding, without what stands around it."""
    lines = full.render(report(text, finding(Span("a.py", line, column, end_line, end_column)))).splitlines()
    return lines[3:-3]


@pytest.mark.parametrize(
    ("line", "column", "end", "shown", "carets"),
    [
        ("x = call()", 5, 11, "x = call()", "    ^^^^^^"),
        ("\tx = call()", 6, 12, "    x = call()", "        ^^^^^^"),
        ("x\ty", 3, 4, "x   y", "    ^"),
        ("s = '日本', f()", 11, 14, "s = '日本', f()", "            ^^^"),
        ("s = '日本'", 6, 8, "s = '日本'", "     ^^^^"),
        ("e\u0301 = f()", 6, 9, "e\u0301 = f()", "    ^^^"),
        ("s = '\u202e', f()", 10, 13, "s = '\\u202e', f()", "              ^^^"),
        ("s = '\x1b[31m', f()", 14, 17, "s = '\\x1b[31m', f()", "                ^^^"),
        ("x = 1", 6, 6, "x = 1", "     ^"),
    ],
)
def test_carets_stand_under_what_is_meant(line: str, column: int, end: int, shown: str, carets: str) -> None:
    assert frame(line, 1, column, 1, end) == [f"1 | {shown}", f"  | {carets}"]


def test_a_span_of_several_lines() -> None:
    text = "a = 1\nx = f(\n    1,\n\n    2,\n)\nb = 1\nc = 1"
    assert frame(text, 2, 5, 6, 2) == [
        "1 | a = 1",
        "2 | x = f(",
        "  |     ^^",
        "3 |     1,",
        "  |     ^^",
        "4 |",
        "5 |     2,",
        "  |     ^^",
        "6 | )",
        "  | ^",
        "7 | b = 1",
    ]


def test_the_middle_of_a_tall_span_is_left_out() -> None:
    shown = frame("\n".join(f"line {number}" for number in range(1, 101)), 10, 1, 90, 3)
    assert len([line for line in shown if "^" not in line]) == 15
    assert "..." in shown
    assert shown[-1].startswith("91 | line 91")


def test_a_very_long_line_is_cut_around_the_finding() -> None:
    text = "x = [" + "1, " * 50_000 + "call(), " + "1, " * 50_000 + "]"
    column = text.index("call") + 1
    line, carets = frame(text, 1, column, 1, column + 6)
    assert len(line) < 200
    assert line[carets.index("^") : carets.index("^") + 6] == "call()"


@pytest.mark.parametrize("text", ["", "x = 1"])
def test_a_place_that_is_not_there_has_no_frame(text: str) -> None:
    shown = full.render(report(text, finding(Span("a.py", 7, 1, 7, 2))))
    assert [line.split()[0] for line in shown.splitlines()[:3]] == ["CEL401", "-->", "="]


def test_related_places_have_their_own_frames() -> None:
    related = (Related(Span("b.py", 1, 1, 1, 7), "created here"), Related(Span("gone.py", 3, 1, 3, 2), "used there"))
    item = finding(Span("a.py", 12, 1, 12, 4), related=related, help="Do\nbetter", confidence=Confidence.MEDIUM)
    text = "\n" * 11 + "f()\n"
    assert full.render(report(text, item, b="engine = 1")).rstrip() == textwrap.dedent(
        """\
        CEL401 [major, medium confidence] Too late
          --> a.py:12:1
           |
        11 |
        12 | f()
           | ^^^
           |
          ::: b.py:1:1: created here
           |
         1 | engine = 1
           | ^^^^^^
           |
          ::: gone.py:3:1: used there
           = help: Do\\nbetter
           = note: https://celerylint.github.io/rules/cel401-interval-schedule/"""
    )


def test_messages_are_escaped() -> None:
    item = finding(Span("a.py", 1, 1, 1, 2), message="`\x1b]0;owned\x07` [bold]late[/bold]\r\n::error::x")
    shown = concise.render(report("x", item))
    assert shown == "a.py:1:1: CEL401 `\\x1b]0;owned\\x07` [bold]late[/bold]\\r\\n::error::x\n"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("naïve 日本 😀", "naïve 日本 😀"),
        ("\x00\x7f\x9b\xad\u2028", "\\x00\\x7f\\x9b\\xad\\u2028"),
        ("\u200e\u2066\u200b\ufeff", "\\u200e\\u2066\\u200b\\ufeff"),
        ("\udcff\ud800\U000e0041", "\\xff\\ud800\\U000e0041"),
        ("a\u3000b\xa0c", "a\u3000b\xa0c"),
    ],
)
def test_printable(text: str, shown: str) -> None:
    assert printable(text) == shown


def test_json_fix_and_related() -> None:
    span = Span("a.py", 1, 5, 1, 6)
    fix = Fix("Use `crontab`", Safety.UNSAFE, (Replace("crontab()", span),))
    item = finding(span, fix=fix, related=(Related(Span("b.py", 2, 1, 2, 3), "here"),), symbol="t", app="shop")
    (found,) = json.loads(json_report.render(report("x = 1", item)))
    place = {"location": {"row": 1, "column": 5}, "end_location": {"row": 1, "column": 6}}
    assert found["fix"] == {
        "applicability": "unsafe",
        "message": "Use `crontab`",
        "edits": [{"content": "crontab()", **place}],
    }
    assert found["related"] == [
        {
            "message": "here",
            "filename": "/project/b.py",
            "location": {"row": 2, "column": 1},
            "end_location": {"row": 2, "column": 3},
        }
    ]
    assert (found["symbol"], found["app"], found["help"]) == ("t", "shop", None)


@pytest.mark.parametrize(
    ("text", "row", "expected"),
    [
        ("x = 1", 1, 1),
        ("x = 1 + \\\n  2 + \\\n  3", 1, 3),
        ("x = '''a\nb\n'''", 1, 3),
        ('x = """a""" + "b"', 1, 1),
        ("x = '''never closed", 1, 1),
        ("", 5, 5),
    ],
)
def test_noqa_row(text: str, row: int, expected: int) -> None:
    assert noqa_row(text.split("\n"), row) == expected
