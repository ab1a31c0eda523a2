"""The JSON schema of the configuration, for editors and validators: made from the fields of `Settings`."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final

from celerylint import registry
from celerylint.rule import GROUPS, Rule
from celerylint.settings import FIELDS

_ID: Final = "https://celerylint.github.io/celerylint.schema.json"
_STRINGS: Final = {"type": "array", "items": {"type": "string"}}
_RULES: Final = {"type": "array", "items": {"$ref": "#/definitions/selector"}}


def schema(tool_name: str = "celerylint") -> dict[str, Any]:
    """Draft 7, of `[tool.celerylint]`; also the entry point through which validate-pyproject finds it."""
    rules = registry.all_rules()
    groups = [f"CEL{number}" for number in range(len(GROUPS)) if any(rule.code[3] == str(number) for rule in rules)]
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "$id": _ID,
        "title": f"{tool_name}: the linter for Python code that uses Celery",
        "type": "object",
        "additionalProperties": False,
        "properties": {key: _property(key) for key in FIELDS},
        "definitions": {
            "selector": {
                "description": "A rule: its code, a prefix of codes, its name, or ALL.",
                "anyOf": [
                    {"enum": ["ALL", *groups, *(word for rule in rules for word in (rule.code, rule.name))]},
                    {"type": "string", "pattern": "^[Cc][Ee][Ll][0-9]{0,3}$"},
                ],
            },
            "options": {
                "type": "object",
                "additionalProperties": False,
                "properties": {
                    name: _options(rule) for rule in rules if rule.options for name in (rule.name, rule.code)
                },
            },
        },
    }


def _property(key: str) -> dict[str, Any]:
    about = FIELDS[key].metadata
    return {"description": about["doc"], **_KINDS[about["kind"]](about["choices"])}


def _words(choices: Sequence[str]) -> dict[str, Any]:
    return {"enum": list(choices)} if choices else {"type": "string"}


def _table(items: Mapping[str, Any]) -> dict[str, Any]:
    return {"type": "object", "additionalProperties": items}


def _options(rule: Rule) -> dict[str, Any]:
    numbers = {
        name: {"type": "number", "minimum": 0, "default": option.default, "description": option.doc}
        for name, option in rule.options.items()
    }
    return {"type": "object", "additionalProperties": False, "properties": numbers}


_KINDS: Final[dict[str, Callable[[Sequence[str]], dict[str, Any]]]] = {
    "string": _words,
    "boolean": lambda choices: {"type": "boolean"},
    "list of rules": lambda choices: _RULES,
    "table of lists of rules": lambda choices: _table(_RULES),
    "table of severities": lambda choices: _table(_words(choices)),
    "table of options of rules": lambda choices: {"$ref": "#/definitions/options"},
    **dict.fromkeys(
        ("list of patterns", "list of folders", "list of modules", "list of dotted names"), lambda choices: _STRINGS
    ),
}
