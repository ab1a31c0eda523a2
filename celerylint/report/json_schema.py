"""The schema of what `json` prints; `json-lines` prints the items of the same array."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from celerylint.rule import Confidence, Safety, Severity

DRAFT: Final = "https://json-schema.org/draft/2020-12/schema"
_TEXT: Final = {"type": "string"}
_TEXT_OR_NONE: Final = {"type": ["string", "null"]}
_COUNT: Final = {"type": "integer", "minimum": 1}
_RANGE: Final = {"location": {"$ref": "#/$defs/Location"}, "end_location": {"$ref": "#/$defs/Location"}}


def schema() -> dict[str, Any]:
    """Draft 2020-12."""
    return {
        "$schema": DRAFT,
        "title": "celerylint check",
        "description": "The findings, by file and place.",
        "type": "array",
        "items": {"$ref": "#/$defs/Finding"},
        "$defs": {
            "Finding": _finding(),
            "Fix": _object(
                {
                    "applicability": {"enum": [safety.value for safety in Safety]},
                    "message": _TEXT,
                    "edits": {"type": "array", "items": {"$ref": "#/$defs/Edit"}},
                }
            ),
            "Edit": _object({"content": _TEXT, **_RANGE}),
            "Related": _object({"message": _TEXT, "filename": _TEXT, **_RANGE}),
            "Location": _object({"row": _COUNT, "column": _COUNT}),
        },
    }


def _finding() -> dict[str, Any]:
    always = {
        "code": _TEXT,
        "name": _TEXT,
        "message": _TEXT,
        "severity": {"enum": [str(severity) for severity in Severity]},
        "confidence": {"enum": [str(confidence) for confidence in Confidence]},
        "filename": _TEXT,
        **_RANGE,
        "url": _TEXT_OR_NONE,
        "noqa_row": {"type": ["integer", "null"]},
        "fix": {"anyOf": [{"$ref": "#/$defs/Fix"}, {"type": "null"}]},
        "help": _TEXT_OR_NONE,
        "related": {"type": "array", "items": {"$ref": "#/$defs/Related"}},
        "symbol": _TEXT_OR_NONE,
        "app": _TEXT_OR_NONE,
        "fingerprint": _TEXT,
    }
    found = _object(always)
    found["properties"]["suppressed"] = {"description": "Why it does not count. Only with --show-suppressed.", **_TEXT}
    return found


def _object(properties: Mapping[str, Any]) -> dict[str, Any]:
    return {"type": "object", "properties": dict(properties), "required": list(properties)}
