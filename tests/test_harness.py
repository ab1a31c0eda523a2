"""The harness itself: a fixture test that cannot fail proves nothing."""

from __future__ import annotations

import pytest

from celerylint.model.source import Span
from celerylint.rule import Confidence, Finding, Severity
from tests.harness.aliases import aliased, exported
from tests.harness.cases import Case
from tests.harness.judge import problems
from tests.harness.markers import Marker, read


def finding(line: int, code: str = "CEL401", message: str = "an interval of a day") -> Finding:
    return Finding(code, "a-name", message, Span("tasks.py", line, 1, line, 2), Severity.MAJOR, Confidence.HIGH)


def case(source: str) -> Case:
    text, markers = read("tasks.py", source)
    return Case("CEL401", "case", {"tasks.py": text}, tuple(markers))


@pytest.mark.parametrize(
    "source",
    [
        "a = 1  # expect: CEL401",
        'a = 1  # expect: CEL401 "of a day"',
        "a = 1  # expect: CEL401 ~high !major",
        'a = 1  # why  # expect: CEL401 "of a day" !major  # ok: CEL501 no retry',
    ],
)
def test_kept_promise(source: str) -> None:
    assert problems(case(source), [finding(1)]) == []


@pytest.mark.parametrize(
    ("source", "word"),
    [
        ("a = 1", "false alarm"),
        ("a = 1  # ok: CEL401 runs at a fixed time", "false alarm"),
        ("a = 1  # miss: CEL401 chosen at run time", "known miss is found"),
        ("a = 1\nb = 1  # expect: CEL401", "missed alarm"),
        ("a = 1  # expect: CEL501", "missed alarm"),
        ('a = 1  # expect: CEL401 "of a week"', "missed alarm"),
        ("a = 1  # expect: CEL401 ~low", "missed alarm"),
        ("a = 1  # expect: CEL401 !minor", "missed alarm"),
        ("a = 1  # expect: CEL401 CEL401", "missed alarm"),
    ],
)
def test_broken_promise(source: str, word: str) -> None:
    assert word in " ".join(problems(case(source), [finding(1)]))


def test_each_finding_keeps_one_promise() -> None:
    source = 'a = 1  # expect: CEL401 CEL401 "of a day"'
    assert problems(case(source), [finding(1), finding(1, message="another")]) == []


@pytest.mark.parametrize(
    "source", ["a  # expect: 401", "a  # ok: CEL401", "a  # expect: CEL401 because", "a  # miss: x y"]
)
def test_malformed_marker_is_an_error(source: str) -> None:
    with pytest.raises(ValueError, match=r"^tasks\.py:1: "):
        read("tasks.py", source)


def test_markers_are_taken_out_of_the_text() -> None:
    assert read("tasks.py", 'a = 1  # why  # ok: CEL401 fine  # expect: CEL501 "x"\n')[0] == "a = 1  # why\n"


def test_position_of_a_marker() -> None:
    assert read("a.py", "\n\na = 1  # ok: CEL401 fine\n")[1] == [Marker("ok", "CEL401", "a.py", 3, "fine")]


def test_aliases_follow_the_scopes() -> None:
    source = (
        "from __future__ import annotations\n"
        "from celery import Celery, Task as T, shared_task\n"
        "import os.path\n"
        "app = Celery(os.path.sep)\n"
        "def f(Celery=Celery, *, g=T.run): return Celery\n"
        '__all__ = ["shared_task"]\n'
    )
    assert aliased(source) == (
        "from __future__ import annotations\n"
        "from celery import Celery as _Celery, Task as _T, shared_task\n"
        "import os.path\n"
        "app = _Celery(os.path.sep)\n"
        "def f(Celery=_Celery, *, g=_T.run): return Celery\n"
        '__all__ = ["shared_task"]\n'
    )


def test_names_that_other_files_import_are_kept() -> None:
    files = {"a.py": "from celery import Celery, Task", "b.py": "from a import Task\nfrom celery import Celery"}
    assert exported(files) == {"Task"}
