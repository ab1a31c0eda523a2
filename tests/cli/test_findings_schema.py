"""The published schema of findings fits what is printed, and nothing is printed that it does not tell of."""

from __future__ import annotations

import json
import shutil
from typing import Any

import jsonschema
import pytest

from tests.audit.test_schema import published, strict
from tests.checkout import ROOT
from tests.cli.front import findings

EVERYTHING = ("--select", "ALL", "--min-confidence", "low", "--show-suppressed", "--isolated")


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> list[dict[str, Any]]:
    """All findings of a project that has fixes, related places, suppressions and a file that does not parse."""
    folder = tmp_path_factory.mktemp("project") / "shop"
    shutil.copytree(ROOT / "examples" / "flawed-fastapi", folder)
    (folder / "broken.py").write_text("import celery\ndef f(:\n", encoding="utf-8")
    text = 'from celery import Celery\napp = Celery("a", ignore_results=True)  # celerylint: ignore[ALL, CEL301] old\n'
    (folder / "old.py").write_text(text, encoding="utf-8")
    return findings(*EVERYTHING, cwd=folder)


def test_findings_fit(printed: list[dict[str, Any]]) -> None:
    jsonschema.Draft202012Validator(strict(published("findings"))).validate(printed)


def test_every_field_was_seen(printed: list[dict[str, Any]]) -> None:
    fields = published("findings")["$defs"]["Finding"]["properties"]
    assert [name for name in fields if not any(item.get(name) for item in printed)] == []
    assert "invalid-syntax" in {item["code"] for item in printed}


@pytest.mark.parametrize("change", [{"severity": "bad"}, {"fix": {}}, {"location": {"row": 0, "column": 1}}])
def test_the_schema_can_say_no(printed: list[dict[str, Any]], change: dict[str, Any]) -> None:
    wrong = json.loads(json.dumps([{**printed[0], **change}]))
    assert not jsonschema.Draft202012Validator(published("findings")).is_valid(wrong)
