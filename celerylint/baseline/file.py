"""The baseline as a file: JSON, a finding a line, so that changes to it can be read and merged."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Any, Final

from celerylint.baseline import Baseline, Record
from celerylint.settings.load import SettingsError

_VERSION: Final = 1
_MERGE: Final = ("<<<<<<<", "=======", ">>>>>>>")


def load(path: Path) -> Baseline:
    """A baseline from its file; raises SettingsError naming the file and the line."""
    try:
        text = path.read_text(encoding="utf-8")
    except OSError as error:
        hint = "; `--update-baseline` writes it" if isinstance(error, FileNotFoundError) else ""
        raise SettingsError(f"{path}: cannot be read: {error.strerror}{hint}") from error
    except UnicodeDecodeError as error:
        raise SettingsError(f"{path}: is not UTF-8: {error}") from error
    return Baseline(path, Counter(_records(path, _document(path, text))))


def _document(path: Path, text: str) -> Any:
    for number, line in enumerate(text.splitlines(), 1):
        if line.startswith(_MERGE):
            raise SettingsError(
                f"{path}:{number}: has conflicts that are not resolved; `--update-baseline` writes it anew"
            )
    try:
        document = json.loads(text)
    except (json.JSONDecodeError, RecursionError) as error:
        place = f":{error.lineno}:{error.colno}" if isinstance(error, json.JSONDecodeError) else ""
        raise SettingsError(f"{path}{place}: is not JSON: {getattr(error, 'msg', error)}") from error
    if not isinstance(document, dict) or not isinstance(document.get("findings"), list):
        raise SettingsError(f"{path}: is no baseline: it must hold `version` and a list of `findings`")
    if document.get("version") != _VERSION:
        raise SettingsError(f"{path}: has version {document.get('version')!r}; this celerylint reads {_VERSION}")
    return document


def _records(path: Path, document: Any) -> Iterable[Record]:
    for number, item in enumerate(document["findings"], 1):
        values = [item.get(name) for name in Record._fields] if isinstance(item, dict) else [None]
        if not all(isinstance(value, str) for value in values):
            names = ", ".join(f"`{name}`" for name in Record._fields)
            raise SettingsError(f"{path}: finding {number} must hold {names}, all of them strings")
        yield Record(*values)


def rendered(records: Iterable[Record]) -> str:
    """The text of a baseline, the same for the same records whatever their order."""
    lines = [f"  {json.dumps(record._asdict(), ensure_ascii=False)}" for record in sorted(records)]
    inside = "\n" + ",\n".join(lines) + "\n" if lines else ""
    return f'{{"version": {_VERSION}, "findings": [{inside}]}}\n'
