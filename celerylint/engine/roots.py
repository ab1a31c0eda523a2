"""Where projects begin: the root of each path that is to be checked, and what has to be read to judge it.

The paths named on the command line limit what is reported; what is analysed is their whole project.
"""

from __future__ import annotations

import functools
import os
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from celerylint.settings.load import FILE_NAMES, find_file

MARKERS: Final = (*FILE_NAMES, "setup.cfg", ".git")


@dataclass(frozen=True)
class Reach:
    """One project: its root and configuration file, what to walk, and the folders and files to report on."""

    root: Path
    config: Path | None
    starts: tuple[Path, ...]
    folders: tuple[Path, ...]
    files: tuple[Path, ...]

    def reports(self, path: str) -> bool:
        """Whether findings in this root-relative path were asked for."""
        return path in self._named or any(path.startswith(prefix) for prefix in self._prefixes)

    @functools.cached_property
    def _named(self) -> frozenset[str]:
        return frozenset(file.relative_to(self.root).as_posix() for file in self.files)

    @functools.cached_property
    def _prefixes(self) -> tuple[str, ...]:
        """The folders as beginnings of paths; the root is the empty one."""
        relative = (folder.relative_to(self.root).as_posix() for folder in self.folders)
        return tuple("" if folder == "." else f"{folder}/" for folder in relative)


def absolute(path: str, cwd: Path) -> Path:
    """The absolute path, without `..` and without following links."""
    return Path(os.path.normpath(cwd / path))


def plan(paths: Iterable[Path], cwd: Path, *, isolated: bool = False) -> list[Reach]:
    """The projects that absolute `paths` belong to, by root. `isolated`: configuration files are only markers."""
    members: dict[tuple[Path | None, Path | None], list[Path]] = {}
    project = functools.cache(_project)
    for path in paths:
        members.setdefault(project(path if path.is_dir() else path.parent, isolated), []).append(path)
    return sorted((_reach(*key, found, cwd) for key, found in members.items()), key=lambda reach: reach.root)


def _project(folder: Path, isolated: bool) -> tuple[Path | None, Path | None]:
    """The root and the configuration file of what lies in `folder`; (None, None) when nothing marks a root.

    The closest configuration file wins over closer markers, but not one from outside the repository.
    """
    nearest = None
    for parent in (folder, *folder.parents):
        if not isolated and (config := find_file(parent)):
            return parent, config
        if nearest is None and any((parent / marker).exists() for marker in MARKERS):
            nearest = parent
        if (parent / ".git").exists():
            break
    return nearest, None


def _reach(root: Path | None, config: Path | None, paths: Sequence[Path], cwd: Path) -> Reach:
    folders = tuple(path for path in paths if path.is_dir())
    files = tuple(path for path in paths if not path.is_dir())
    if root is not None:
        return Reach(root, config, (root, *folders), folders, files)
    starts = {*folders, *(_home(path, cwd) for path in files)}
    return Reach(_above_packages(starts), None, tuple(starts), folders, files)


def _home(file: Path, cwd: Path) -> Path:
    """Where the neighbours of a file without a project are: the current folder, unless that is far too wide."""
    too_wide = str(cwd) in (os.environ.get("HOME"), cwd.anchor)
    return cwd if file.is_relative_to(cwd) and not too_wide else file.parent


def _above_packages(folders: Iterable[Path]) -> Path:
    """The folder that holds them all and is not itself a package."""
    common = Path(os.path.commonpath(list(folders)))
    while (common / "__init__.py").exists() and common != common.parent:
        common = common.parent
    return common
