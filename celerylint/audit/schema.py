"""The schema of the JSON forms, read off their classes: there is no second description to keep in step."""

from __future__ import annotations

import types
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from typing import Any, Final, Union, get_args, get_origin, get_type_hints

from celerylint.audit.apps import TaskList
from celerylint.audit.data import VERSION, Audit
from celerylint.audit.graph import Graph

DRAFT: Final = "https://json-schema.org/draft/2020-12/schema"
DOCUMENTS: Final[Mapping[str, type]] = {"audit": Audit, "tasks": TaskList, "graph": Graph}
_PLAIN: Final = {str: "string", int: "integer", float: "number", bool: "boolean", type(None): "null"}


def schema(name: str) -> dict[str, Any]:
    """The schema of one document: "audit", "tasks" or "graph"."""
    found: dict[str, Any] = {}
    top = _of_class(DOCUMENTS[name], found)
    top["properties"] = {"version": {"const": VERSION}} | {k: v for k, v in top["properties"].items() if k != "version"}
    top["required"] = list(top["properties"])
    title = f"celerylint {name}, version {VERSION}"
    return {"$schema": DRAFT, "title": title, **top, "$defs": dict(sorted(found.items()))}


def _of_class(cls: type, found: dict[str, Any]) -> dict[str, Any]:
    hints = get_type_hints(cls)
    names = [field.name for field in fields(cls)]
    return {
        "type": "object",
        "description": " ".join((cls.__doc__ or "").split()),
        "properties": {name: _of(hints[name], found) for name in names},
        "required": names,
    }


def _of(hint: Any, found: dict[str, Any]) -> dict[str, Any]:
    if hint is Any:
        return {}
    if hint in _PLAIN:
        return {"type": _PLAIN[hint]}
    if is_dataclass(hint) and isinstance(hint, type):
        if hint.__name__ not in found:
            found[hint.__name__] = {}  # while it is being described
            found[hint.__name__] = _of_class(hint, found)
        return {"$ref": f"#/$defs/{hint.__name__}"}
    origin, arguments = get_origin(hint), get_args(hint)
    if origin is tuple:
        return {"type": "array", "items": _of(arguments[0], found)}
    if origin is Mapping:
        return {"type": "object", "additionalProperties": _of(arguments[1], found)}
    assert origin in (Union, types.UnionType), hint
    return {"anyOf": [_of(argument, found) for argument in arguments]}
