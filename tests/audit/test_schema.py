"""The published schemas fit what is printed, and nothing is printed that they do not tell of."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from tests.audit.projects_here import lay_out, over_projects, printed

SCHEMAS = Path(__file__).parents[2] / "docs" / "schemas"
COMMANDS = {"audit": ("audit", "--format", "json"), "tasks": ("tasks", "--format", "json"), "graph": ("graph",)}


def published(name: str) -> dict[str, Any]:
    found = json.loads((SCHEMAS / f"{name}.json").read_text(encoding="utf-8"))
    assert isinstance(found, dict)
    return found


def strict(schema: Any) -> Any:
    """The schema that allows no further keys: readers must, so that fields can be added."""
    if isinstance(schema, list):
        return [strict(item) for item in schema]
    if not isinstance(schema, dict):
        return schema
    closed = {key: strict(value) for key, value in schema.items()}
    return {**closed, "additionalProperties": False} if "properties" in schema else closed


@over_projects
@pytest.mark.parametrize("command", COMMANDS)
def test_what_is_printed_fits(name: str, command: str, tmp_path: Path) -> None:
    text = printed(lay_out(name, tmp_path), *COMMANDS[command])
    jsonschema.Draft202012Validator(strict(published(command))).validate(json.loads(text))


@pytest.mark.parametrize("command", COMMANDS)
def test_the_schema_can_say_no(command: str, tmp_path: Path) -> None:
    data = json.loads(printed(lay_out("bakery", tmp_path), *COMMANDS[command]))
    validator = jsonschema.Draft202012Validator(published(command))
    jsonschema.Draft202012Validator.check_schema(published(command))
    assert validator.is_valid({**data, "more": 1})
    assert not validator.is_valid({**data, "version": 2})
    first = next(key for key in data if key != "version")
    assert not validator.is_valid({key: value for key, value in data.items() if key != first})
