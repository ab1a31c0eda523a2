"""Which Celery a project runs: what it is configured to be, else what the project's dependency files say.

A lock file speaks for its folder and those below; beside an exact version, ranges in the same folder say nothing more.
Where what remains disagrees, each may be the one that counts, and so all are possible.
"""

from __future__ import annotations

import codecs
import os
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path, PurePosixPath
from typing import Final, NamedTuple

from celerylint.engine.dependencies import (
    REQUIREMENT_FOLDERS,
    Declaration,
    declarations,
    includes,
    is_dependency_file,
    is_lock,
)
from celerylint.engine.requirement import specifier
from celerylint.link.world import is_test
from celerylint.model.source import Span
from celerylint.model.version import CeleryVersion, Origin, spanning

# More than any real project needs, and little enough to be read at once.
_DEPTH: Final = 4
_FOLDERS: Final = 1000
_FILES: Final = 200
_BYTES: Final = {True: 16_000_000, False: 500_000}


class _Found(NamedTuple):
    """A declaration and where it holds."""

    path: str
    item: Declaration

    @property
    def folder(self) -> PurePosixPath:
        folder = PurePosixPath(self.path).parent
        return folder.parent if folder.name in REQUIREMENT_FOLDERS else folder

    @property
    def locked(self) -> bool:
        return is_lock(PurePosixPath(self.path).name)

    @property
    def origin(self) -> Origin:
        line = self.item.line
        return Origin(self.item.text, Span(self.path, line, 1, line, 1))


def configured(text: str) -> CeleryVersion:
    """The setting `celery-version`: `5.3` means any 5.3, `>=5.2,<6` a range."""
    bare = all(part.isdigit() for part in text.split("."))
    version = specifier(f"{text}.*" if bare and text.count(".") < 2 else text)
    return CeleryVersion(version.low, version.before, (Origin(f'celery-version = "{text}"'),))


def infer(root: Path, files: Iterable[str]) -> CeleryVersion:
    """What the dependency files beside and above the Python `files` say, which are relative to `root`."""
    found = [
        _Found(path, item)
        for path, text in _texts(root, files)
        for item in declarations(PurePosixPath(path).name, text)
    ]
    return spanning([_with_origin(item) for item in found if _counts(item, found)])


def _with_origin(found: _Found) -> CeleryVersion:
    return CeleryVersion(found.item.version.low, found.item.version.before, (found.origin,))


def _counts(found: _Found, others: Sequence[_Found]) -> bool:
    """Whether nothing better informed speaks for the same folder."""
    if found.locked:
        return True
    if any(other.locked and found.folder.is_relative_to(other.folder) for other in others):
        return False
    exact = any(other.item.version.exact and other.folder == found.folder for other in others)
    return found.item.version.exact is not None or not exact


def _texts(root: Path, files: Iterable[str]) -> Iterator[tuple[str, str]]:
    """The dependency files of a project by path, and those they include."""
    pending = [path for folder in _folders(files) for path in _in_folder(root, folder)]
    seen: set[str] = set()
    while pending and len(seen) < _FILES:
        path = pending.pop(0)
        if path in seen or is_test(path):
            continue
        seen.add(path)
        text = _read(root / path, is_lock(PurePosixPath(path).name))
        yield path, text
        if path.endswith((".txt", ".in", ".pip")):
            pending += [inner for name in includes(text) if (inner := _beside(path, name))]


def _folders(files: Iterable[str]) -> list[str]:
    """The folders that hold Python files and those above, the root first, as far down as projects begin."""
    parents = {PurePosixPath(path).parent for path in files}
    folders = {folder for parent in parents for folder in (parent, *parent.parents)} | {PurePosixPath()}
    near = sorted((folder for folder in folders if len(folder.parts) < _DEPTH), key=lambda folder: folder.parts)
    return [str(folder) for folder in sorted(near, key=lambda folder: len(folder.parts))[:_FOLDERS]]


def _in_folder(root: Path, folder: str) -> list[str]:
    """The dependency files in a folder and in its `requirements`."""
    try:
        entries = sorted(os.scandir(root / folder), key=lambda entry: entry.name)
        files = [entry.name for entry in entries if not entry.name.startswith(".") and entry.is_file()]
        inner = [entry.name for entry in entries if entry.name in REQUIREMENT_FOLDERS and entry.is_dir()]
    except OSError:
        return []
    here = PurePosixPath(folder)
    found = [str(here / name) for name in files if is_dependency_file(here.name, name)]
    return found + [path for name in inner if here.name != name for path in _in_folder(root, str(here / name))]


def _beside(path: str, name: str) -> str | None:
    """The path of a file that another names; None for what lies outside the project."""
    joined = os.path.normpath(PurePosixPath(path).parent / name)
    return None if joined.startswith(("..", "/")) or "\0" in joined else PurePosixPath(joined).as_posix()


def _read(path: Path, lock: bool) -> str:
    """The text of a file; nothing when it cannot be read or is far too large to be one of ours."""
    try:
        if not path.is_file() or path.stat().st_size > _BYTES[lock]:
            return ""
        data = path.read_bytes()
    except OSError:
        return ""
    utf16 = data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))  # as PowerShell writes `pip freeze >`
    return data.decode("utf-16" if utf16 else "utf-8-sig", errors="replace")
