"""The baseline as a file: JSON, a finding a line, so that changes to it can be read and merged."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, Final

from celerylint.baseline import Baseline, Record
from celerylint.settings.load import SettingsError

_VERSION: Final = 1
_MERGE: Final = ("<<<<<<<", "=======", ">>>>>>>")


class DamagedError(SettingsError):
    """A baseline of ours that cannot be read as a whole; `records` are those whose lines can."""

    def __init__(self, message: str, records: Counter[Record]) -> None:
        super().__init__(message)
        self.records = records


def load(path: Path) -> Baseline:
    """A baseline from its file; raises SettingsError naming file and line: DamagedError if it is one of ours."""
    try:
        text = path.read_text(encoding="utf-8")
    except OSError as error:
        hint = "; `--update-baseline` writes it" if isinstance(error, FileNotFoundError) else ""
        raise SettingsError(f"{path}: cannot be read: {error.strerror}{hint}") from error
    except UnicodeDecodeError as error:
        raise SettingsError(f"{path}: is not UTF-8: {error}") from error
    return Baseline(path, Counter(_records(path, text, _document(path, text))))


def rendered(records: Iterable[Record]) -> str:
    """The text of a baseline, the same for the same records whatever their order."""
    lines = [f"  {json.dumps(record._asdict(), ensure_ascii=False)}" for record in sorted(records)]
    inside = "\n" + ",\n".join(lines) + "\n" if lines else ""
    return f"{_head()}{inside}]}}\n"


def _head() -> str:
    return f'{{"version": {_VERSION}, "findings": ['


def _document(path: Path, text: str) -> Any:
    for number, line in enumerate(text.splitlines(), 1):
        if line.startswith(_MERGE):
            raise _damaged(f"{path}:{number}: has conflicts that are not resolved", text)
    try:
        document = json.loads(text)
    except (json.JSONDecodeError, RecursionError) as error:
        place = f":{error.lineno}:{error.colno}" if isinstance(error, json.JSONDecodeError) else ""
        raise _damaged(f"{path}{place}: is not JSON: {getattr(error, 'msg', error)}", text) from error
    if not isinstance(document, dict) or not isinstance(document.get("findings"), list):
        raise SettingsError(f"{path}: is no baseline: it must hold `version` and a list of `findings`")
    if (version := document.get("version")) != _VERSION or isinstance(version, bool):
        raise SettingsError(f"{path}: has version {json.dumps(version)}; this celerylint reads {_VERSION}")
    return document


def _damaged(message: str, text: str) -> SettingsError:
    """The error for a text that is no JSON. One that does not begin as ours do must not be written over."""
    if text.strip() and not any(line.startswith(_head()) for line in text.splitlines()):
        return SettingsError(message)
    return DamagedError(f"{message}; `--update-baseline` mends it", Counter(_readable(text)))


def _readable(text: str) -> Iterator[Record]:
    """The records whose lines can be read: both sides of a conflict."""
    for line in text.splitlines():
        try:
            record = _record(json.loads(line.strip().rstrip(",")))
        except (json.JSONDecodeError, RecursionError):
            continue
        if record is not None:
            yield record


def _records(path: Path, text: str, document: Any) -> Iterable[Record]:
    for number, item in enumerate(document["findings"], 1):
        record = _record(item)
        if record is None:
            names = ", ".join(f"`{name}`" for name in Record._fields)
            message = f"{path}{_line(text, number, item)}: finding {number} must hold {names}, all of them strings"
            raise DamagedError(f"{message}; `--update-baseline` mends it", Counter(_readable(text)))
        yield record


def _record(item: Any) -> Record | None:
    values = [item.get(name) for name in Record._fields] if isinstance(item, dict) else [None]
    return Record(*values) if all(isinstance(value, str) for value in values) else None


def _line(text: str, number: int, item: Any) -> str:
    """`:LINE` of a finding, where each has a line of its own."""
    line = next(iter(text.splitlines()[number:]), "")
    try:
        return f":{number + 1}" if json.loads(line.strip().rstrip(",")) == item else ""
    except (json.JSONDecodeError, RecursionError):
        return ""
