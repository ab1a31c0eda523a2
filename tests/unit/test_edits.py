"""Edits as text: laid out as the code around them, and everything else left alone.

In the tables `«…»` marks the place that an edit is about.
"""

from __future__ import annotations

import pytest

from celerylint.extract.file import facts_of
from celerylint.fix import UnfixableError
from celerylint.fix.document import Document
from celerylint.fix.lower import Lowering
from celerylint.model.edits import (
    AddKeyword,
    AddParameter,
    Code,
    Edit,
    Imported,
    InsertLines,
    MoveImport,
    RemoveKeyword,
    RemoveLines,
    RenameKeyword,
    Replace,
    ReplaceString,
    Source,
    insert_before,
)
from celerylint.model.source import Span
from celerylint.rule import Fix, Safety


def marked(text: str) -> tuple[str, Span]:
    """The text without its marks, and the place that they mark."""
    begin, end = text.index("«"), text.index("»") - 1
    plain = text.replace("«", "").replace("»", "")
    return plain, Document("a.py", plain.encode()).span(begin, end)


def changed(text: str, *edits: Edit) -> str:
    """A file after edits that are made together."""
    source = text.encode()
    lowering = Lowering("a.py", source, facts_of("a.py", source))
    fix = lowering.lowered(Fix("", Safety.SAFE, edits))
    return lowering.document.replaced(edit for edit in fix.edits if isinstance(edit, Replace)).decode()


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("«app.task»\n", "app.task(bind=True)\n"),
        ("«task()»\n", "task(bind=True)\n"),
        ("«task(a)»\n", "task(a, bind=True)\n"),
        ("«task( a )»\n", "task( a, bind=True )\n"),
        ("«task(a,)»\n", "task(a, bind=True,)\n"),
        ("«task(a, *b, **c)»\n", "task(a, *b, **c, bind=True)\n"),
        ("«task(\n    a,\n    b,\n)»\n", "task(\n    a,\n    b,\n    bind=True,\n)\n"),
        ("«task(\n    a,  # one\n    b,  # two\n)»\n", "task(\n    a,  # one\n    b,  # two\n    bind=True,\n)\n"),
        ("«task(\n    a,\n    b  # two\n)»\n", "task(\n    a,\n    b,  # two\n    bind=True\n)\n"),
        ("«task(  # all\n    a,\n)»\n", "task(  # all\n    a,\n    bind=True,\n)\n"),
        ("«task(a,\n     b)»\n", "task(a,\n     b, bind=True)\n"),
        ("if x:\n\t«task(\n\t\ta,\n\t)»\n", "if x:\n\ttask(\n\t\ta,\n\t\tbind=True,\n\t)\n"),
        ("f(«task»)\n", "f(task(bind=True))\n"),
    ],
)
def test_a_keyword_is_added(before: str, after: str) -> None:
    text, span = marked(before)
    assert changed(text, AddKeyword("bind", "True", span)) == after


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("«f(gone=1)»\n", "f()\n"),
        ("«f(gone=1, b=2)»\n", "f(b=2)\n"),
        ("«f(a, gone=1)»\n", "f(a)\n"),
        ("«f(a, gone=1,)»\n", "f(a,)\n"),
        ("«f(\n    a,\n    gone=1,\n)»\n", "f(\n    a,\n)\n"),
        ("«f(\n    gone=1,\n    b=2,\n)»\n", "f(\n    b=2,\n)\n"),
    ],
)
def test_a_keyword_is_removed(before: str, after: str) -> None:
    text, span = marked(before)
    assert changed(text, RemoveKeyword("gone", span)) == after


def test_several_changes_of_one_call_are_made_together() -> None:
    text, span = marked("«f(old = 1, gone=2)»  # call\n")
    edits = (RenameKeyword("old", "new", span), RemoveKeyword("gone", span), AddKeyword("more", "3", span))
    assert changed(text, *edits) == "f(new = 1, more=3)  # call\n"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("x = «'told'»\n", "x = 'bold'\n"),
        ('x = «u"told"»\n', 'x = u"bold"\n'),
        ('x = «"""told"""»\n', 'x = """bold"""\n'),
    ],
)
def test_a_string_keeps_its_quotes(before: str, after: str) -> None:
    text, span = marked(before)
    assert changed(text, ReplaceString("bold", span)) == after


@pytest.mark.parametrize("before", ['x = «f"{y}"»\n', "x = «'to' 'ld'»\n", "x = «told»\n"])
def test_a_string_in_parts_is_left_alone(before: str) -> None:
    text, span = marked(before)
    with pytest.raises(UnfixableError):
        changed(text, ReplaceString("bold", span))


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("def «f»(): ...\n", "def f(self): ...\n"),
        ("def «f»(a, b=1): ...\n", "def f(self, a, b=1): ...\n"),
        ("def «f» ( a ): ...\n", "def f ( self, a ): ...\n"),
        ("def «f»(*args): ...\n", "def f(self, *args): ...\n"),
        ("def «f»(\n    a,\n): ...\n", "def f(\n    self, a,\n): ...\n"),
    ],
)
def test_a_parameter_comes_first(before: str, after: str) -> None:
    text, span = marked(before)
    assert changed(text, AddParameter("self", span)) == after


def test_lines_are_indented_as_the_file_indents() -> None:
    text, span = marked("def f():\n\ttry:\n\t\ta()\n\t«except E:»\n\t\tb()\n")
    lines = ("except Retry:", "    raise")
    after = "def f():\n\ttry:\n\t\ta()\n\texcept Retry:\n\t\traise\n\texcept E:\n\t\tb()\n"
    assert changed(text, InsertLines(lines, span)) == after


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("def f():\n    a()\n    «b()»  # gone too\n    c()\n", "def f():\n    a()\n    c()\n"),
        ("a()\n«b()»", "a()\n"),
    ],
)
def test_whole_lines_go(before: str, after: str) -> None:
    text, span = marked(before)
    assert changed(text, RemoveLines(span)) == after


@pytest.mark.parametrize("before", ["a(); «b()»\n", "«a()»; b()\n", "if x: «a()»\n"])
def test_lines_shared_with_others_stay(before: str) -> None:
    text, span = marked(before)
    with pytest.raises(UnfixableError, match="something else stands on its line"):
        changed(text, RemoveLines(span))


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("f(«a, b»)\n", "f(g((a, b)))\n"),
        ("f((«a, b»))\n", "f((g((a, b))))\n"),
        ("f(«a + b»)\n", "f(g(a + b))\n"),
        ("f(«x for x in y»)\n", "f(g((x for x in y)))\n"),
    ],
)
def test_text_that_moves_keeps_its_meaning(before: str, after: str) -> None:
    text, span = marked(before)
    code: Code = ("g(", Source(span), ")")
    assert changed(text, Replace(code, span)) == after


CRONTAB = Imported("celery.schedules", "crontab")


@pytest.mark.parametrize(
    ("head", "after", "name"),
    [
        ("from celery.schedules import crontab\n", "", "crontab"),
        ("from celery.schedules import crontab as at\n", "", "at"),
        ("from celery import schedules\n", "", "schedules.crontab"),
        ("import celery.schedules\n", "", "celery.schedules.crontab"),
        ("from celery.schedules import solar\n", "from celery.schedules import solar, crontab\n", "crontab"),
        (
            "from celery.schedules import (\n    solar,  # sun\n)\n",
            "from celery.schedules import (\n    solar,  # sun\n    crontab,\n)\n",
            "crontab",
        ),
        ("import celery\n", "import celery\nfrom celery.schedules import crontab\n", "crontab"),
        (
            "from __future__ import annotations\n",
            "from __future__ import annotations\n\nfrom celery.schedules import crontab\n",
            "crontab",
        ),
        ("import os\n\nimport zlib\n", "import os\n\nimport zlib\n\nfrom celery.schedules import crontab\n", "crontab"),
        ('"""About."""\n', '"""About."""\nfrom celery.schedules import crontab\n\n', "crontab"),
        (
            "from celery import Celery\ncrontab = 1\n",
            "from celery import Celery\nfrom celery.schedules import crontab as celery_crontab\ncrontab = 1\n",
            "celery_crontab",
        ),
        (
            "def f():\n    from celery.schedules import crontab\n",
            "from celery.schedules import crontab as celery_crontab\n\n"
            "def f():\n    from celery.schedules import crontab\n",
            "celery_crontab",
        ),
    ],
)
def test_imports_stand_where_the_file_keeps_them(head: str, after: str, name: str) -> None:
    text, span = marked(head + "x = «60»\n")
    assert changed(text, Replace((CRONTAB, "()"), span)) == f"{after or head}x = {name}()\n"


def test_overlapping_changes_are_refused() -> None:
    text, span = marked("x = «60»\n")
    with pytest.raises(UnfixableError, match="overlap"):
        changed(text, Replace("1", span), Replace("2", span))
    with pytest.raises(UnfixableError, match="overlap"):
        changed(text, insert_before(span, "1"), insert_before(span, "2"))


def test_an_encoding_that_lacks_a_letter_is_no_reason_to_change_it() -> None:
    document = Document("a.py", b"# coding: latin-1\nx = 1\n")
    with pytest.raises(UnfixableError, match="iso-8859-1"):
        document.replaced([Replace("'\N{SNOWMAN}'", Span("a.py", 2, 5, 2, 6))])


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("from a import «b»\n", "from c.d import e as b\n"),
        ("from a import «b as e»  # why\n", "from c.d import e  # why\n"),
        ("from  a  import («b»)\n", "from c.d import e as b\n"),
        ("from a import (\n    x,\n    «b»,\n)\n", "from a import (\n    x,\n)\nfrom c.d import e as b\n"),
        ("from a import «b», x\n", "from a import x\nfrom c.d import e as b\n"),
    ],
)
def test_an_import_is_moved(before: str, after: str) -> None:
    text, span = marked(before)
    assert changed(text, MoveImport(Imported("c.d", "e"), span)) == after
