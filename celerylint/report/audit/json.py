"""The document as JSON: its classes, field by field."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from celerylint.audit.data import VERSION, Audit

if TYPE_CHECKING:
    from celerylint.audit.apps import TaskList
    from celerylint.audit.graph import Graph


def render(audit: Audit) -> str:
    """All of it."""
    return dumps(asdict(audit))


def tasks(found: TaskList) -> str:
    """The inventory of each app."""
    return dumps({"version": VERSION, **asdict(found)})


def graph(found: Graph) -> str:
    """Nodes and edges."""
    return dumps({"version": VERSION, **asdict(found)})


def dumps(data: object) -> str:
    """JSON in ASCII; text that no encoding knows (bytes of a file name) becomes a replacement character."""
    return json.dumps(_clean(data), indent=2) + "\n"


def _clean(data: Any) -> Any:
    match data:
        case str():
            return data.encode("utf-8", "surrogatepass").decode("utf-8", "replace")
        case dict():
            return {_clean(key): _clean(item) for key, item in data.items()}
        case list() | tuple():
            return [_clean(item) for item in data]
        case _:
            return data
