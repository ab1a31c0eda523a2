"""Reading settings: `[tool.celerylint]` in pyproject.toml, `celerylint.toml` or `.celerylint.toml`."""

from __future__ import annotations

import difflib
import math
import re
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any, Final, NamedTuple

from celerylint import __version__
from celerylint.settings import FIELDS, toml
from celerylint.settings.extend import extended

FILE_NAMES: Final = (".celerylint.toml", "celerylint.toml", "pyproject.toml")


class SettingsError(Exception):
    """A configuration that cannot be used; the message is for the user."""


def find_file(directory: Path) -> Path | None:
    """The file in `directory` that configures celerylint, if there is one."""
    for name in FILE_NAMES:
        path = directory / name
        if path.is_file() and (name != "pyproject.toml" or _table(path) is not None):
            return path
    return None


class Loaded(NamedTuple):
    """The checked values of a configuration file and those that it extends, with the file of each, by field name."""

    values: dict[str, Any]
    origins: dict[str, Path]


def load(path: Path) -> Loaded:
    """Read a configuration file, and what it extends."""
    return _load(path, ())


def _load(path: Path, below: tuple[Path, ...]) -> Loaded:
    values = parse(_table(path) or {}, origin=str(path), text=_text(path))
    if values.get("baseline"):
        values["baseline"] = str(path.absolute().parent / values["baseline"])
    own = Loaded(values, dict.fromkeys(values, path))
    if values.get("extend") is None:
        return own
    chain = (*below, path.resolve())
    parent = path.parent / values["extend"]
    if not parent.is_file() or parent.resolve() in chain:
        wrong = "extends itself" if parent.is_file() else "is not a file"
        raise SettingsError(f"{place_of(path, 'extend')}: `extend`: {parent} {wrong}")
    above = _load(parent, chain)
    return Loaded(extended(above.values, values), above.origins | own.origins)


def parse_override(text: str) -> dict[str, Any]:
    """The checked values of a `key = value` given on the command line."""
    try:
        table = toml.loads(text)
    except toml.TOMLDecodeError as error:
        raise SettingsError(
            f"--config {text!r} is neither a configuration file that exists nor a TOML `key = value` pair ({error})"
        ) from error
    if "extend" in table:
        raise SettingsError(f"--config {text!r}: `extend` is for files; --config takes a file, too")
    return parse(table, origin=f"--config {text!r}")


def parse(table: Mapping[str, Any], origin: str, text: str = "") -> dict[str, Any]:
    """Check a table's keys and types; raises SettingsError naming `origin`, the line and the key."""
    values: dict[str, Any] = {}
    for key, value in table.items():
        place = _place(origin, text, key)
        if key not in FIELDS:
            raise SettingsError(f"{place}: unknown key `{key}`{did_you_mean(key, FIELDS)}")
        item = FIELDS[key]
        try:
            values[item.name] = _READERS[item.metadata["kind"]](value)
            _check_choice(values[item.name], item.metadata["choices"])
        except (TypeError, ValueError) as error:
            raise SettingsError(f"{place}: `{key}` {error}") from error
    if requirement := values.get("required_version"):
        _check_version(requirement, _place(origin, text, "required-version"))
    return values


def did_you_mean(word: str, known: Mapping[str, object] | Sequence[str]) -> str:
    """The end of an error message: the known word most like `word`, else all of them."""
    close = difflib.get_close_matches(word.replace("_", "-").lower(), list(known), n=1)
    return f"; did you mean `{close[0]}`?" if close else f"; known are {', '.join(f'`{name}`' for name in known)}"


def place_of(path: Path | None, key: str, word: str = "") -> str:
    """Where a key (or a word in its value) stands: `file:line`, or just the file."""
    if path is None:
        return "command line"
    text = _text(path)
    return _place(str(path), text, key, word)


def _place(origin: str, text: str, key: str, word: str = "") -> str:
    lines = text.splitlines()
    starts = (
        number
        for number, line in enumerate(lines, 1)
        if re.match(rf"""\s*(?:\[.*\b)?["']?{re.escape(key)}["']?\s*[=\].]""", line)
    )
    first = next(starts, None)
    if first is None:
        return origin
    inside = next((number for number in range(first, len(lines) + 1) if word and word in lines[number - 1]), first)
    return f"{origin}:{inside}"


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except OSError as error:
        raise SettingsError(f"{path}: cannot be read: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise SettingsError(f"{path}: is not UTF-8: {error}") from error


def _table(path: Path) -> dict[str, Any] | None:
    """Our table of a TOML file; None when a pyproject.toml has none."""
    text = _text(path)
    if path.name == "pyproject.toml" and "celerylint" not in text:
        return None
    try:
        document = toml.loads(text)
    except toml.TOMLDecodeError as error:
        raise SettingsError(_broken(path, str(error))) from error
    if path.name != "pyproject.toml":
        return document
    tool = document.get("tool", {})
    table = tool.get("celerylint") if isinstance(tool, dict) else None
    if table is not None and not isinstance(table, dict):
        raise SettingsError(f"{_place(str(path), text, 'celerylint')}: `tool.celerylint` must be a table")
    return table


def _broken(path: Path, message: str) -> str:
    """`file:line:column: what is wrong`, from a decoder's `what is wrong (at line 1, column 2)`."""
    match = re.fullmatch(r"(.*) \(at line (\d+), column (\d+)\)", message, re.S)
    return f"{path}:{match[2]}:{match[3]}: {match[1]}" if match else f"{path}: {message}"


def _strings(value: Any) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
        raise TypeError(f"must be a list of strings, not {value!r}")
    return tuple(value)


def _boolean(value: Any) -> bool:
    if not isinstance(value, bool):
        raise TypeError(f"must be true or false, not {value!r}")
    return value


def _string(value: Any) -> str:
    if not isinstance(value, str):
        raise TypeError(f"must be a string, not {value!r}")
    return value


def _number(value: Any) -> float:
    if isinstance(value, bool) or not isinstance(value, (int, float)) or not 0 <= value < math.inf:
        raise TypeError(f"must be a number that is not negative, not {value!r}")
    return value


def _table_of(read: Callable[[Any], Any]) -> Callable[[Any], dict[str, Any]]:
    def read_table(value: Any) -> dict[str, Any]:
        if not isinstance(value, dict):
            raise TypeError(f"must be a table, not {value!r}")
        return {key: read(item) for key, item in value.items()}

    return read_table


_READERS: Final[dict[str, Callable[[Any], Any]]] = {
    "string": _string,
    "boolean": _boolean,
    "table of lists of rules": _table_of(_strings),
    "table of severities": _table_of(_string),
    "table of options of rules": _table_of(_table_of(_number)),
    **dict.fromkeys(
        ("list of rules", "list of patterns", "list of folders", "list of modules", "list of dotted names"), _strings
    ),
}


def _check_choice(value: Any, choices: Sequence[str]) -> None:
    for word in value.values() if isinstance(value, dict) else (value,):
        if choices and word not in choices:
            raise ValueError(f"must be one of {', '.join(choices)}, not {word!r}")


def _check_version(requirement: str, place: str) -> None:
    """Raise unless this celerylint satisfies a requirement such as `>=0.1,<1`."""
    for part in requirement.split(","):
        match = re.fullmatch(r"\s*(==|>=|<=|!=|>|<|~=)?\s*(\d+(?:\.\d+)*)\s*", part)
        if match is None:
            raise SettingsError(f"{place}: `required-version` is not a version requirement: {requirement!r}")
        if not _satisfies(match[1] or "==", match[2]):
            raise SettingsError(f"{place}: `required-version` is {requirement!r}, but this is celerylint {__version__}")


def _satisfies(operator: str, version: str) -> bool:
    wanted, ours = (tuple(map(int, text.split("."))) for text in (version, __version__))
    prefix = len(wanted) - 1
    length = max(len(wanted), len(ours))
    wanted, ours = ((*item, *(0,) * (length - len(item))) for item in (wanted, ours))
    return {
        "==": ours == wanted,
        "!=": ours != wanted,
        ">=": ours >= wanted,
        "<=": ours <= wanted,
        ">": ours > wanted,
        "<": ours < wanted,
        "~=": ours >= wanted and ours[:prefix] == wanted[:prefix],
    }[operator]
