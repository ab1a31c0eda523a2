"""The adapter around libcst: places equal to libcst's own, and refusals of what would exhaust it."""

from __future__ import annotations

from pathlib import Path

import libcst as cst
import pytest
from libcst.metadata import MetadataWrapper, PositionProvider

import celerylint
from celerylint.extract.file import facts_of
from celerylint.model import expr as e
from celerylint.model.facts import SyntaxProblem
from celerylint.syntax.parse import Parsed, decode, parse
from celerylint.syntax.positions import Positions

SOURCES = sorted(Path(celerylint.__file__).parent.rglob("*.py"))
ODD = """\
# comment
@(decorator
  ) # odd
def f(a, /, b: "int" = 1, *c, d=(2), **e) -> None: return (yield (a))
x = (
    # inside
    a . b . c [1:2, ...] (  d , * e , ** f ) if not - g else lambda: h
)
s = ("one" 'two'
     f"three {x!r:>{width}}"); t = {**a, 'b': [*c], }
with (open(a) as b, c): pass
try: pass
except (A, B) as error: raise
else: x = 1; y = 2
été = "ü" + '🥬' ; z = 3
class C(Base, metaclass=M):
\tdef tabbed(self):
\t\treturn self.x \\
\t\t\t+ 1
match x:
    case {"a": 1} if y: pass
async def g():
    async for i in j: await k(i)
"""
EXPRESSIONS = (cst.BaseExpression, cst.SimpleStatementLine, cst.Decorator, cst.ImportAlias)


@pytest.mark.parametrize("text", [ODD, *(path.read_text(encoding="utf-8") for path in SOURCES)])
def test_places_are_those_of_libcst(text: str) -> None:
    wrapper = MetadataWrapper(cst.parse_module(text), unsafe_skip_copy=True)
    own = Positions(wrapper.module, text, "x.py")
    compared = 0
    for node, theirs in wrapper.resolve(PositionProvider).items():
        if not isinstance(node, EXPRESSIONS) or (mine := own.find(node)) is None:
            continue
        there = (theirs.start.line, theirs.start.column + 1, theirs.end.line, theirs.end.column + 1)
        assert mine[1:] == there, type(node)
        compared += 1
    assert compared > 0 or not text.strip("\n").count("\n")


@pytest.mark.parametrize(
    ("source", "message"),
    [
        ("x = " + "(" * 1000 + "1" + ")" * 1000, "brackets nested more than 200 deep"),
        ("x = " + "f(\n" * 1000 + ")\n" * 1000, "brackets nested more than 200 deep"),
        ("x = " + "a + " * 5000 + "a", "an expression of more than 1000 operators"),
        ("x = (" + "a +\n" * 5000 + "a)", "an expression of more than 1000 operators"),
        ("x = a" + ".b()" * 5000, "an expression of more than 1000 operators"),
        ("x = a" + "[0]" * 5000, "an expression of more than 1000 operators"),
        ("x = " + "not " * 5000 + "a", "an expression of more than 1000 operators"),
        ("if a: pass\n" + "elif b: pass\n" * 2000, "more than 1000 `elif` branches"),
        ("x = '" + "a" * 3_000_000 + "'", "file is too large to analyse"),
        ("x = 1\n)", "unmatched ')'"),
    ],
)
def test_what_cannot_be_parsed_is_said_in_a_sentence(source: str, message: str) -> None:
    problem = parse(source.encode(), "x.py")
    assert isinstance(problem, SyntaxProblem)
    assert message in problem.message


def test_long_but_ordinary_code_is_parsed() -> None:
    rows = ",\n".join(f"    ('{i}', {i} + 1, call({i}))" for i in range(3000))
    assert isinstance(parse(f"ROWS = [\n{rows}\n]\n".encode(), "x.py"), Parsed)
    assert isinstance(parse(("x = " + " + ".join(["a"] * 900)).encode(), "x.py"), Parsed)


@pytest.mark.parametrize(
    ("source", "text"),
    [
        (b"\xef\xbb\xbfx = 1\r\ny = 2\r", "x = 1\ny = 2\n"),
        ("# -*- coding: latin-1 -*-\nx = 'ü'\n".encode("latin-1"), "# -*- coding: latin-1 -*-\nx = 'ü'\n"),
    ],
)
def test_text_is_read_by_pythons_rules(source: bytes, text: str) -> None:
    assert decode(source, "x.py") == text


def test_places_count_code_points_from_one() -> None:
    facts = facts_of("x.py", 'x = "🥬ü"; send(y)\r\n'.encode())
    (call,) = facts.calls
    assert call.call.span == ("x.py", 1, 11, 1, 18)


def test_literals_are_evaluated() -> None:
    values = "1_000 0x10 1.5 2j 'a' \"b\\n\" r'\\d' b'c' 'x' 'y' True None".split()
    facts = facts_of("x.py", f"row = [{', '.join(values)}, 'x' 'y', f'{{a}}']\n".encode())
    (binding,) = facts.bindings
    assert isinstance(binding.value, e.Sequence)
    found = [item.value if isinstance(item, e.Literal) else type(item) for item in binding.value.items]
    assert found == [1000, 16, 1.5, 2j, "a", "b\n", "\\d", b"c", "x", "y", True, None, "xy", e.Unknown]
