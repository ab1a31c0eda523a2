"""Which Celery a project runs, as `check --show-facts` tells it, and what a rule may conclude."""

from __future__ import annotations

from pathlib import Path

import pytest

from celerylint.engine.celery_version import configured, infer
from celerylint.engine.requirement import is_specifier, specifier
from celerylint.model.version import UNKNOWN, CeleryVersion, spanning
from tests.cli.front import celerylint, write

SOURCE = {"shop/tasks.py": "from celery import shared_task\n\n\n@shared_task\ndef pay():\n    pass\n"}
PYPROJECT = '[project]\nname = "shop"\nkeywords = ["celery"]\n'
LOCK = '[[package]]\nname = "celery-types"\nversion = "0.20"\n\n[[package]]\n{}name = "celery"\nversion = "5.4.0"\n'


def told(root: Path, files: dict[str, str], *arguments: str) -> list[str]:
    """The lines of the version's section."""
    write(root, SOURCE | files)
    done = celerylint("check", "--show-facts", "--select", "CEL001", *arguments, cwd=root)
    assert done.returncode == 0, done.stderr
    section = done.stdout.partition("version\n")[2].partition("\n\n")[0]
    return [line.strip() for line in section.splitlines() if line.startswith("  ")]


def version(root: Path, files: dict[str, str | bytes]) -> str:
    write(root, SOURCE | files)
    return str(infer(root, SOURCE))


@pytest.mark.parametrize(
    ("name", "text", "expected"),
    [
        ("requirements.txt", "flask\ncelery[redis]==5.3.6 ; python_version > '3.8'  # queue\n", "5.3.6"),
        ("requirements.txt", "celery==5.3.6 \\\n    --hash=sha256:00\n", "5.3.6"),
        ("requirements.txt", "Celery >= 5.2, < 6\n", "from 5.2.0 before 6.0.0"),
        ("requirements.txt", "celery\n", "unknown"),
        ("requirements.txt", "celery @ git+https://example.org/celery@v5.3\n", "unknown"),
        ("requirements.txt", "django-celery-beat==2.5\ncelery-types==0.2\n# celery==4.0\n", "unknown"),
        ("requirements.txt", "\ufeffcelery==5.3.6\r\n", "5.3.6"),
        ("requirements/base.txt", "celery~=5.3.1", "from 5.3.1 before 5.4.0"),
        ("requirements-prod.in", "celery~=5.3", "from 5.3.0 before 6.0.0"),
        ("constraints.txt", "celery==5.6.*", "from 5.6.0 before 5.7.0"),
        ("pyproject.toml", PYPROJECT, "unknown"),
        ("pyproject.toml", PYPROJECT + 'dependencies = [\n  "celery[redis]>=5.4",\n]\n', "from 5.4.0"),
        (
            "pyproject.toml",
            PYPROJECT + '[dependency-groups]\njobs = ["celery<5.5", {include-group = "x"}]',
            "before 5.5.0",
        ),
        ("pyproject.toml", '[tool.poetry.dependencies]\ncelery = "^5.3"', "from 5.3.0 before 6.0.0"),
        ("pyproject.toml", '[tool.poetry.group.jobs.dependencies]\ncelery = "~5.3.2"', "from 5.3.2 before 5.4.0"),
        ("pyproject.toml", '[tool.poetry.dependencies.celery]\nversion = "5.3.4"\nextras = ["redis"]', "5.3.4"),
        ("pyproject.toml", '[tool.poetry.dependencies]\ncelery = "*"', "unknown"),
        ("poetry.lock", LOCK.format(""), "5.4.0"),
        ("poetry.lock", LOCK.format('category = "main"\n'), "5.4.0"),
        ("uv.lock", LOCK.format(""), "5.4.0"),
        ("pdm.lock", LOCK.format(""), "5.4.0"),
        ("Pipfile", '[packages]\ncelery = {version = "==5.3.1", extras = ["redis"]}', "5.3.1"),
        ("Pipfile.lock", '{"default": {"celery": {"hashes": ["x"], "version": "==5.2.7"}}}', "5.2.7"),
        (
            "setup.cfg",
            "[metadata]\nkeywords =\n    celery\n[options]\ninstall_requires =\n    celery>=5.1\n",
            "from 5.1.0",
        ),
        ("setup.py", "from setuptools import setup\nsetup(name='celery', install_requires=['celery>=5,<5.4'])\n", None),
        ("backend/requirements.txt", "celery==5.3.6", "unknown"),
        ("tests/requirements.txt", "celery==5.3.6", "unknown"),
    ],
)
def test_forms(tmp_path: Path, name: str, text: str, expected: str | None) -> None:
    assert version(tmp_path, {name: text}) == (expected or "from 5.0.0 before 5.4.0")


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        ({"pyproject.toml": PYPROJECT + 'dependencies = ["celery>=5"]', "uv.lock": LOCK.format("")}, "5.4.0"),
        ({"shop/requirements.txt": "celery==5.1.2", "poetry.lock": LOCK.format("")}, "5.4.0"),
        ({"requirements.txt": "celery==5.1.2", "shop/poetry.lock": LOCK.format("")}, "from 5.1.2 before 5.4.1"),
        ({"requirements.in": "celery>=5", "requirements.txt": "celery==5.1.2"}, "5.1.2"),
        ({"requirements/base.in": "celery", "requirements.txt": "celery==5.1.2"}, "5.1.2"),
        ({"requirements.txt": "celery==5.1.2", "shop/setup.cfg": "    celery>=5.3,<6"}, "from 5.1.2 before 6.0.0"),
        ({"requirements.txt": "celery==5.1.2", "shop/requirements.txt": "celery"}, "unknown"),
        (
            {"requirements.txt": "-r deep/er/all.txt", "deep/er/all.txt": "-c ../pins.x", "deep/pins.x": "celery<5"},
            None,
        ),
        ({"requirements.txt": "-r requirements.txt\n-r ../../up.txt\n-r /etc/passwd\n-r \0\ncelery<5"}, None),
    ],
)
def test_several_files(tmp_path: Path, files: dict[str, str | bytes], expected: str | None) -> None:
    assert version(tmp_path, files) == (expected or "before 5.0.0")


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("pyproject.toml", b'[project\ndependencies = ["celery==5.3.6"]'),
        ("pyproject.toml", b"celery = " + b"[" * 20_000),
        ("pyproject.toml", b'project = 3\ntool = "celery"'),
        ("pyproject.toml", b'[project]\ndependencies = "celery==5.3.6"'),
        ("pyproject.toml", b"[tool.poetry]\ndependencies = [1]  # celery"),
        ("requirements.txt", b"\xff\xfe\x00celery==\x00"),
        ("requirements.txt", b"celery==" + b"9" * 400),
        ("requirements.txt", b"celery" + b" " * 100_000 + b"==5.3.6"),
        ("requirements.txt", b"celery==5.3.6\n" * 100_000),
        ("poetry.lock", b'[[package]]\nname = "celery"\n' + b"x" * 17_000_000),
        ("poetry.lock", b'[[package]]\nname = "celery"\nversion = "latest"\n'),
        ("Pipfile.lock", b'"celery": {' * 50_000),
        ("setup.py", b"'celery" * 60_000),
    ],
)
def test_broken_and_huge_files_say_nothing(tmp_path: Path, name: str, data: bytes) -> None:
    assert version(tmp_path, {name: data}) == "unknown"


def test_what_powershell_writes_is_read(tmp_path: Path) -> None:
    assert version(tmp_path, {"requirements.txt": "amqp==5.1\r\ncelery==5.3.6\r\n".encode("utf-16")}) == "5.3.6"


def test_folders_pipes_and_missing_links_are_no_files(tmp_path: Path) -> None:
    (tmp_path / "requirements.txt").mkdir()
    (tmp_path / "poetry.lock").symlink_to("nowhere")
    (tmp_path / "requirements").symlink_to(".")
    assert version(tmp_path, {}) == "unknown"


def test_facts_tell_the_version_and_where_it_is_written(tmp_path: Path) -> None:
    assert told(tmp_path, {}) == ["Celery unknown"]
    files = {"pyproject.toml": PYPROJECT, "requirements.txt": "flask\ncelery==5.3.6 # x\n"}
    assert told(tmp_path, files) == ["Celery 5.3.6", "requirements.txt:2 celery==5.3.6"]
    files["poetry.lock"] = LOCK.format("")
    assert told(tmp_path, files, "shop") == ["Celery 5.4.0", "poetry.lock:7 celery 5.4.0"]


def test_what_is_configured_comes_first(tmp_path: Path) -> None:
    files = {"requirements.txt": "celery==5.3.6", "celerylint.toml": 'celery-version = "5.6"'}
    assert told(tmp_path, files) == ["Celery from 5.6.0 before 5.7.0", 'celery-version = "5.6"']
    assert told(tmp_path, files, "--config", "celery-version = '>=5,<6'")[0] == "Celery from 5.0.0 before 6.0.0"
    assert told(tmp_path, files, "--celery-version", "5.2.7")[0] == "Celery 5.2.7"


@pytest.mark.parametrize("text", ["newest", "", "5.", "5.4 or so", ">", "five"])
def test_a_version_that_cannot_be_read_is_an_error(tmp_path: Path, text: str) -> None:
    write(tmp_path, {"celerylint.toml": f'\ncelery-version = "{text}"', "a.py": ""})
    done = celerylint("check", cwd=tmp_path)
    assert done.returncode == 2
    assert f"celerylint.toml:2: `celery-version` is neither a version nor a range of versions: {text!r}" in done.stderr
    done = celerylint("check", "--isolated", "--celery-version", text, cwd=tmp_path)
    assert (done.returncode, "`celery-version` is neither" in done.stderr) == (2, True)


@pytest.mark.parametrize(
    ("text", "low", "before"),
    [
        ("==5.3.6", (5, 3, 6), (5, 3, 7)),
        (">5.3,<=5.5", (5, 3, 1), (5, 5, 1)),
        ("~=5", (5, 0, 0), None),
        ("^5.3.1", (5, 3, 1), (6, 0, 0)),
        ("~5.3", (5, 3, 0), (5, 4, 0)),
        ("~5", (5, 0, 0), (6, 0, 0)),
        ("5.*", (5, 0, 0), (6, 0, 0)),
        (">=5.1 <5.4", (5, 1, 0), (5, 4, 0)),
        ("4.4.7 || ^5.2", (4, 4, 7), (6, 0, 0)),
        ("5.5.0b4", (5, 5, 0), (5, 5, 1)),
        ("!=5.0.1,>=5", (5, 0, 0), None),
    ],
)
def test_specifiers(text: str, low: tuple[int, int, int], before: tuple[int, int, int] | None) -> None:
    assert is_specifier(text)
    assert specifier(text) == CeleryVersion(low, before)


def test_rules_conclude_only_what_is_sure() -> None:
    some_5_3 = configured("5.3")
    assert some_5_3.at_least((5, 3))
    assert some_5_3.below((5, 4))
    assert not some_5_3.at_least((5, 3, 1))
    assert not some_5_3.below((5, 3, 9))
    assert configured("5.3.0").below((5, 3, 1))
    assert not configured(">=5.3").below((9,))
    assert not configured("<5.3").at_least((3,))
    assert not UNKNOWN.at_least((3,))
    assert not UNKNOWN.below((9,))
    assert spanning([]) == UNKNOWN
    assert configured("5.3.6").exact == (5, 3, 6)
    assert some_5_3.exact is None
