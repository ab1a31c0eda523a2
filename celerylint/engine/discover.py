"""Which files belong to a project: a sorted walk that honours exclusions and Git's ignore files."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

SUFFIXES: Final = (".py", ".pyi")
_INSIDE: Final = "ps_d"  # pathspec's group for "inside a folder that matches"


class Globs:
    """Patterns as ruff reads them: one matches a name anywhere, or a path from the project root; `*` crosses `/`."""

    def __init__(self, patterns: Iterable[str]) -> None:
        self._regex = re.compile("|".join(_translate(pattern) for pattern in patterns) or r"(?!)")

    def match(self, path: str) -> bool:
        """Whether a root-relative path, or its last part, fits any pattern."""
        return bool(self._regex.match(path.rpartition("/")[2]) or self._regex.match(path))

    def match_any_part(self, path: str) -> bool:
        """Whether the path or any folder above it matches."""
        parts = path.split("/")
        return any(self.match("/".join(parts[:end])) for end in range(1, len(parts) + 1))


_WILDCARDS: Final = {"**/": "(?:.*/)?", "*": ".*", "**": ".*", "?": "."}


def _translate(pattern: str) -> str:
    parts = re.split(r"(\*\*/|\*+|\?|\[!?[^\]]+\])", pattern.removeprefix("./").rstrip("/"))
    return "(?s:" + "".join(_WILDCARDS.get(part) or _literal_or_class(part) for part in parts) + r")\Z"


def _literal_or_class(part: str) -> str:
    if part.startswith("[") and part.endswith("]"):
        return "[" + re.sub(r"^!", "^", part[1:-1]).replace("\\", r"\\").replace("[", r"\[") + "]"
    return re.escape(part)


@dataclass
class Discovered:
    """The files found, as sorted root-relative paths, and what could not be looked at."""

    files: list[str] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)


class _IgnoreFile:
    """One ignore file, asked about single entries: the walk has already decided on the folders above them."""

    def __init__(self, folder: Path, lines: Sequence[str]) -> None:
        from pathspec import GitIgnoreSpec, RegexPattern

        self.base = len(folder.as_posix().rstrip("/")) + 1
        stripped = [line if line.endswith("\\ ") else line.rstrip() for line in lines if line.strip()]
        only_folders = [line.endswith("/") for line in stripped]
        # A pattern without its final slash is asked about the entry itself, never about what lies inside.
        bare = [line.rstrip("/") if only else line for line, only in zip(stripped, only_folders, strict=True)]
        patterns = GitIgnoreSpec.from_lines(bare).patterns
        self.patterns = [
            (pattern.regex, only, bool(pattern.include))
            for pattern, only in zip(reversed(patterns), reversed(only_folders), strict=True)
            if isinstance(pattern, RegexPattern) and pattern.regex is not None
        ]

    def decide(self, path: str, is_folder: bool) -> bool | None:
        """Whether the absolute `path` is ignored; None when no pattern speaks of it."""
        relative = path[self.base :]
        for regex, only_folders, ignore in self.patterns:
            if only_folders and not is_folder:
                continue
            if (match := regex.search(relative)) and not match.groupdict().get(_INSIDE):
                return ignore
        return None


@dataclass(frozen=True)
class _Ignores:
    """The ignore files in force in one folder."""

    git: tuple[_IgnoreFile, ...] = ()
    plain: tuple[_IgnoreFile, ...] = ()
    in_repository: bool = False

    def enter(self, folder: Path, names: Iterable[str]) -> _Ignores:
        """What is in force inside `folder`, whose entries are `names`."""
        present = {".git", ".gitignore", ".ignore"}.intersection(names)
        if not present:
            return self
        git, in_repository = self.git, self.in_repository
        if ".git" in present:
            git, in_repository = _read(folder, ".git/info/exclude"), True
        if in_repository and ".gitignore" in present:
            git = (*git, *_read(folder, ".gitignore"))
        plain = (*self.plain, *_read(folder, ".ignore")) if ".ignore" in present else self.plain
        return _Ignores(git, plain, in_repository)

    def hide(self, path: str, is_folder: bool) -> bool:
        """Whether an absolute path is ignored; the deepest file that knows decides, `.ignore` before `.gitignore`."""
        for file in (*reversed(self.plain), *reversed(self.git)):
            if (decided := file.decide(path, is_folder)) is not None:
                return decided
        return False


def _read(folder: Path, name: str) -> tuple[_IgnoreFile, ...]:
    try:
        text = (folder / name).read_text(encoding="utf-8", errors="surrogateescape")
        return (_IgnoreFile(folder, text.removeprefix("\ufeff").splitlines()),)
    except (OSError, ValueError):
        return ()


def _ignores_above(folder: Path) -> _Ignores:
    """What the folders above `folder` say, from the top of its repository down."""
    ignores = _Ignores()
    for parent in reversed(folder.parents):
        ignores = ignores.enter(parent, [n for n in (".git", ".gitignore", ".ignore") if (parent / n).exists()])
    return ignores


def discover(root: Path, starts: Sequence[Path], exclude: Globs, *, respect_gitignore: bool = True) -> Discovered:
    """The Python files under `starts`. A start is looked into even when it is itself ignored or excluded."""
    found = Discovered()
    seen: set[str] = set()
    for start in sorted(starts, key=lambda path: len(path.parts)):
        if _relative(root, start) not in seen:
            _walk(root, start, exclude, respect_gitignore, found, seen)
    found.files = sorted(set(found.files))
    return found


def _relative(root: Path, path: Path) -> str:
    return path.relative_to(root).as_posix()


def _walk(root: Path, start: Path, exclude: Globs, respect_gitignore: bool, found: Discovered, seen: set[str]) -> None:
    ignores = _ignores_above(start) if respect_gitignore else _Ignores()
    if ignores.hide(start.as_posix(), True):
        ignores = _Ignores()
    prefix = _relative(root, start)
    todo = [(start, "" if prefix == "." else f"{prefix}/", ignores)]
    while todo:
        folder, prefix, ignores = todo.pop()
        seen.add(prefix.rstrip("/") or ".")
        try:
            with os.scandir(folder) as listing:
                entries = list(listing)
        except OSError as error:
            found.problems.append(f"{folder}: cannot be read: {error.strerror}")
            continue
        if respect_gitignore:
            ignores = ignores.enter(folder, [entry.name for entry in entries])
        for entry, is_folder in _of_interest(entries):
            path = prefix + entry.name
            if exclude.match(path) or ignores.hide(f"{folder.as_posix()}/{entry.name}", is_folder):
                continue
            if is_folder:
                todo.append((folder / entry.name, f"{path}/", ignores))
            else:
                found.files.append(path)


def _of_interest(entries: Iterable[os.DirEntry[str]]) -> Iterator[tuple[os.DirEntry[str], bool]]:
    """Folders and Python files. Links to folders are not followed; links that lead nowhere are files to complain of."""
    for entry in entries:
        if entry.is_dir(follow_symlinks=False):
            yield entry, True
        elif entry.name.endswith(SUFFIXES) and not entry.name.startswith(".#") and _is_file(entry):
            yield entry, False


def _is_file(entry: os.DirEntry[str]) -> bool:
    """Whether it can be read as a file, or is a link that cannot be followed."""
    try:
        return entry.is_file() or (entry.is_symlink() and not Path(entry.path).exists())
    except OSError:
        return True
