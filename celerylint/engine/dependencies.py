"""What one dependency file says of Celery, be it for pip, Poetry, PDM, uv, Pipenv or setuptools."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from fnmatch import fnmatchcase
from typing import Any, Final, NamedTuple

from celerylint.engine.requirement import requirement, specifier
from celerylint.model.version import UNKNOWN, CeleryVersion
from celerylint.settings import toml

LOCK_FILES: Final = ("poetry.lock", "uv.lock", "pdm.lock", "pylock.toml", "Pipfile.lock")
REQUIREMENT_FILES: Final = tuple(
    f"{stem}.{end}"
    for stem in ("*requirements*", "constraints*", "*-constraints", "reqs*", "deps*")
    for end in ("txt", "in", "pip")
)
# In folders of these names every text is a requirement file.
REQUIREMENT_FOLDERS: Final = frozenset(("requirements", "requirement", "requires", "reqs", "deps"))
_INCLUDE: Final = re.compile(r"(?:-r|-c|--requirement|--constraint)(?:\s+|=|(?<=[rc]))([^\s#]+)")
_WORD: Final = re.compile(r"\bcelery\b", re.I)

Table = dict[str, Any]


class Declaration(NamedTuple):
    """One place that says which Celery to install."""

    line: int
    text: str
    version: CeleryVersion


def declarations(name: str, text: str) -> list[Declaration]:
    """Everything a file says of Celery; nothing when it cannot be read. `name` is the file's own."""
    if not _WORD.search(text):
        return []
    try:
        return list(_reader_of(name)(text))
    except (ValueError, TypeError, AttributeError, RecursionError):  # not in the form that its name promises
        return []


def is_lock(name: str) -> bool:
    """Whether a file of this name tells what was chosen, not what is allowed."""
    return name in LOCK_FILES


def is_dependency_file(folder: str, name: str) -> bool:
    """Whether a file may name dependencies; `folder` is the name of the one it lies in."""
    if is_lock(name) or name in _READERS:
        return True
    if folder in REQUIREMENT_FOLDERS:
        return name.endswith((".txt", ".in", ".pip"))
    return any(fnmatchcase(name.lower(), pattern) for pattern in REQUIREMENT_FILES)


def includes(text: str) -> list[str]:
    """The files that a requirement file names with `-r` or `-c`, as written."""
    return [match[1] for line in text.splitlines() if (match := _INCLUDE.match(line.strip()))]


def _reader_of(name: str) -> Callable[[str], Iterable[Declaration]]:
    if name == "Pipfile.lock":
        return _pipfile_lock
    return _lock if is_lock(name) else _READERS.get(name, _requirements)


def _requirements(text: str) -> Iterator[Declaration]:
    for number, line in enumerate(text.splitlines(), 1):
        if (version := requirement(line.strip())) is not None:
            yield Declaration(number, line.partition("#")[0].strip(" \\\t"), version)


def _setup_cfg(text: str) -> Iterator[Declaration]:
    """Lines of lists; a bare `celery` may be a keyword, and says nothing anyway."""
    return (found for found in _requirements(text) if found.text.lower() != "celery")


def _setup_py(text: str) -> Iterator[Declaration]:
    """String literals that are requirements with a version."""
    for number, line in enumerate(text.splitlines(), 1):
        for match in re.finditer(r"""["'](celery\b[^"'\n]{1,200})["']""", line, re.I):
            version = requirement(match[1])
            if version is not None and version != UNKNOWN:
                yield Declaration(number, match[1], version)


def _pyproject(text: str) -> Iterator[Declaration]:
    document = toml.loads(text)
    project, tool = document.get("project", {}), document.get("tool", {})
    uv, pdm, poetry = (tool.get(name, {}) for name in ("uv", "pdm", "poetry"))
    lists = [
        project.get("dependencies", []),
        *project.get("optional-dependencies", {}).values(),
        *document.get("dependency-groups", {}).values(),
        *(uv.get(f"{kind}-dependencies", []) for kind in ("dev", "constraint", "override")),
        *pdm.get("dev-dependencies", {}).values(),
    ]
    for item in (item for items in lists for item in items if isinstance(item, str)):
        if (version := requirement(item)) is not None:
            yield Declaration(_line(text, item), item, version)
    groups = (group.get("dependencies", {}) for group in poetry.get("group", {}).values())
    for table in (poetry.get("dependencies", {}), poetry.get("dev-dependencies", {}), *groups):
        yield from _from_table(text, table)


def _pipfile(text: str) -> Iterator[Declaration]:
    document = toml.loads(text)
    for section in ("packages", "dev-packages"):
        yield from _from_table(text, document.get(section, {}))


def _from_table(text: str, table: Table) -> Iterator[Declaration]:
    """Poetry's and Pipenv's `celery = "^5.3"` or `celery = {version = "^5.3"}`, or several of the latter."""
    for name, given in table.items():
        if name.lower() != "celery":
            continue
        for item in given if isinstance(given, list) else [given]:
            wanted = item.get("version", "") if isinstance(item, dict) else str(item)
            yield Declaration(_line(text, wanted), f"celery {wanted}".strip(), specifier(wanted))


def _lock(text: str) -> Iterator[Declaration]:
    """The `[[package]]` of poetry, uv and pdm; `[[packages]]` of pylock. As text: these files are large."""
    blocks = re.split(r"^\[\[packages?\]\]", text, flags=re.M)
    line = 1
    for block in blocks:
        if re.search(r'^name = "celery"\s*$', block, re.M):
            match = re.search(r'^version = "([^"\n]+)"', block, re.M)
            if match is not None:
                number = line + block.count("\n", 0, match.start())
                yield Declaration(number, f"celery {match[1]}", specifier(match[1]))
        line += block.count("\n")


def _pipfile_lock(text: str) -> Iterator[Declaration]:
    for match in re.finditer(r'"celery":\s*\{[^{}]*?"version":\s*"([^"]+)"', text):
        yield Declaration(text.count("\n", 0, match.end()) + 1, f"celery {match[1]}", specifier(match[1]))


def _line(text: str, wanted: str) -> int:
    """The line that names Celery together with `wanted`, else the first one that names it."""
    lines = [(number, line) for number, line in enumerate(text.splitlines(), 1) if _WORD.search(line)]
    return next((number for number, line in lines if wanted in line), lines[0][0])


_READERS: Final[dict[str, Callable[[str], Iterable[Declaration]]]] = {
    "pyproject.toml": _pyproject,
    "Pipfile": _pipfile,
    "setup.cfg": _setup_cfg,
    "setup.py": _setup_py,
}
