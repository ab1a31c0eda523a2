"""Configuration files, as the command line reads them."""

from __future__ import annotations

import dataclasses
import sys
from pathlib import Path

import pytest

from celerylint.settings import FIELDS, Settings, key_of
from celerylint.settings.load import SettingsError, parse
from tests.cli.front import STALE, UNCLOSED, celerylint, places, write

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("pyproject.toml", '[project]\nname = "x"\n[tool.celerylint]\nselect = ["CEL004"]\n'),
        ("celerylint.toml", 'select = ["CEL004"]\n'),
        (".celerylint.toml", 'select = ["CEL004"]\n'),
    ],
)
def test_files(tmp_path: Path, name: str, text: str) -> None:
    write(tmp_path, {name: text, "app/a.py": UNCLOSED + STALE})
    assert places("app", cwd=tmp_path) == ["app/a.py:1 CEL004"]
    assert len(places("--isolated", "app", cwd=tmp_path)) == 2


def test_in_one_folder_the_hidden_file_wins_and_a_pyproject_without_a_table_is_skipped(tmp_path: Path) -> None:
    files = {"pyproject.toml": "[tool.celerylint]\nignore = ['CEL004']", ".celerylint.toml": "ignore = ['CEL001']"}
    write(tmp_path, {**files, "sub/pyproject.toml": "[project]\n", "sub/a.py": UNCLOSED + STALE})
    assert places("sub", cwd=tmp_path) == ["sub/a.py:1 CEL004"]


def test_config_option(tmp_path: Path) -> None:
    write(tmp_path, {"celerylint.toml": "ignore = ['CEL001']", "a.py": UNCLOSED + STALE})
    write(tmp_path, {"other.toml": "ignore = ['CEL004']", "x/pyproject.toml": "[tool.celerylint]\nselect = []"})
    assert places("--config", "other.toml", cwd=tmp_path) == ["a.py:3 CEL001"]
    assert places("--config", "x/pyproject.toml", cwd=tmp_path) == []
    assert places("--config", "ignore = []", cwd=tmp_path) == ["a.py:1 CEL004", "a.py:3 CEL001"]
    assert places("--config", "other.toml", "--config", 'ignore=["CEL0"]', cwd=tmp_path) == []
    assert celerylint("check", "--config", "other.toml", "--config", "celerylint.toml", cwd=tmp_path).returncode == 2


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("\nselct = []", "celerylint.toml:2: unknown key `selct`; did you mean `select`?"),
        ("zzz = 1", "celerylint.toml:1: unknown key `zzz`; known are `extend`, "),
        ('select = "CEL"', "celerylint.toml:1: `select` must be a list of strings, not 'CEL'"),
        ("select = [1]", "celerylint.toml:1: `select` must be a list of strings"),
        ("preview = 1", "celerylint.toml:1: `preview` must be true or false, not 1"),
        ("required-version = 5.4", "celerylint.toml:1: `required-version` must be a string, not 5.4"),
        ('fail-level = "error"', "celerylint.toml:1: `fail-level` must be one of minor, moderate, major, critical"),
        ('min-confidence = "sure"', "celerylint.toml:1: `min-confidence` must be one of low, medium, high"),
        ('[severity]\nCEL001 = "bad"', "celerylint.toml:1: `severity` must be one of minor"),
        ("per-file-ignores = []", "celerylint.toml:1: `per-file-ignores` must be a table"),
        (
            'ignore = [\n  "CEL001",\n  "CEL994",\n]',
            "celerylint.toml:3: unknown rule `CEL994` in `ignore`",
        ),
        ('[severity]\nCEL994 = "major"', "celerylint.toml:2: unknown rule `CEL994` in `severity`"),
        ('[per-file-ignores]\n"*" = ["unused"]', "celerylint.toml:2: unknown rule `unused` in `per-file-ignores`"),
        ('required-version = ">=99"', "celerylint.toml:1: `required-version` is '>=99', but this is celerylint 0.1.0"),
        ('required-version = "new"', "`required-version` is not a version requirement: 'new'"),
        ("select = [\n", "celerylint.toml:"),
        ("\x00", "celerylint.toml:1:1: "),
    ],
)
def test_errors_name_file_line_and_key(tmp_path: Path, text: str, message: str) -> None:
    write(tmp_path, {"celerylint.toml": text, "a.py": UNCLOSED})
    done = celerylint("check", cwd=tmp_path)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith(f"error: {tmp_path}/") or "required-version" in message
    assert message in done.stderr


def test_errors_in_a_pyproject(tmp_path: Path) -> None:
    write(tmp_path, {"pyproject.toml": "[tool.other]\nselect = 1\n\n[tool.celerylint]\nselct = []\n"})
    done = celerylint("check", cwd=tmp_path)
    assert f"error: {tmp_path}/pyproject.toml:5: unknown key `selct`" in done.stderr
    write(tmp_path, {"pyproject.toml": "[tool]\ncelerylint = 1\n"})
    assert "pyproject.toml:2: `tool.celerylint` must be a table" in celerylint("check", cwd=tmp_path).stderr
    write(tmp_path, {"pyproject.toml": b"[tool.celerylint]\nsrc = ['\xff']"})
    assert "pyproject.toml: is not UTF-8" in celerylint("check", cwd=tmp_path).stderr


def test_a_broken_pyproject_that_does_not_mention_celerylint_is_none_of_our_business(tmp_path: Path) -> None:
    write(tmp_path, {"pyproject.toml": "[project\n", "a.py": UNCLOSED})
    assert places(cwd=tmp_path) == ["a.py:1 CEL004"]


@pytest.mark.parametrize("requirement", [">=0.1", "==0.1.0", "~=0.1", ">=0.1,<1", "!=0.2", "0.1"])
def test_required_version(requirement: str) -> None:
    assert parse({"required-version": requirement}, "here") == {"required_version": requirement}


@pytest.mark.parametrize("requirement", [">0.1", "==0.2", "~=1.0", ">=0.1,<0.1.0", "!=0.1"])
def test_required_version_not_met(requirement: str) -> None:
    with pytest.raises(SettingsError, match="but this is celerylint"):
        parse({"required-version": requirement}, "here")


@pytest.mark.parametrize("key", FIELDS)
def test_every_documented_example_and_default_is_valid(key: str) -> None:
    about = FIELDS[key].metadata
    parse(tomllib.loads(about["example"]), "example")
    assert about["doc"].endswith(".")
    default = getattr(Settings(), FIELDS[key].name)
    if about["default"][0] in "[{\"'tf" and " " not in about["default"][:5]:
        assert parse(tomllib.loads(f"{key} = {about['default']}"), "default") == {FIELDS[key].name: default}
    else:
        assert default is None


def test_keys_are_the_fields() -> None:
    assert list(FIELDS) == [key_of(field.name) for field in dataclasses.fields(Settings)]


def test_src_tells_which_of_two_packages_an_import_means(tmp_path: Path) -> None:
    """Both services hold `shop/limits.py`; the schedule's period is the one of the declared root."""
    app = (
        "from celery import Celery\nfrom shop.limits import PERIOD\n"
        'app = Celery("shop")\napp.conf.beat_schedule = {"tidy": {"task": "tidy", "schedule": PERIOD}}\n'
    )
    files = {"old/shop/limits.py": "PERIOD = 60\n", "new/shop/limits.py": "PERIOD = 86400\n", "worker.py": app}
    write(tmp_path, files)
    assert places("--select", "CEL401", "--config", 'src = ["old"]', cwd=tmp_path) == []
    assert places("--select", "CEL401", "--config", 'src = ["new"]', cwd=tmp_path) == ["worker.py:4 CEL401"]
