"""Which file a dotted name means.

A checkout rarely says where its import roots are (`src/`, `backend/`, several services side by side), so a name is
matched against the end of file paths and the match nearest to the importing file wins.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from posixpath import dirname

from celerylint.model.facts import Import
from celerylint.vocabulary.packages import EXTERNAL


def dotted_of(path: str) -> str:
    """The dotted form of a file's path from the project root: `a/b/__init__.py` is `a.b`."""
    stem = path.rpartition(".")[0].removesuffix("/__init__")
    return "" if stem == "__init__" else stem.replace("/", ".")


class ModuleIndex:
    """Finds project files by the names that import statements use. `roots` are folders that hold top-level packages."""

    def __init__(self, paths: Iterable[str], roots: Iterable[str] = ()) -> None:
        self._roots = frozenset(root.removeprefix("./").strip("/") for root in roots)
        self.paths = frozenset(paths)
        self._dotted = {path: dotted_of(path) for path in self.paths}
        self._by_tail: dict[str, list[str]] = {}
        for path in sorted(self.paths):
            self._by_tail.setdefault(self._dotted[path].rpartition(".")[2], []).append(path)
        self._found: dict[tuple[str, str], str | None] = {}
        self._known: frozenset[str] | None = None

    def knows(self, dotted: str) -> bool:
        """Whether a module or package of that name is in the project, below any folder."""
        if self._known is None:
            self._known = frozenset(tail for name in self._dotted.values() for tail in _tails(name))
        return dotted in self._known

    def find(self, dotted: str, importer: str) -> str | None:
        """The file an absolute import of `dotted` means in `importer`; None for a module outside the project."""
        first, _, _ = dotted.partition(".")
        if first in EXTERNAL:
            return None
        key = (dotted, dirname(importer))
        if key not in self._found:
            self._found[key] = self._nearest(dotted, importer)
        return self._found[key]

    def imported(self, item: Import, importer: str) -> Iterator[str]:
        """The project files that an import statement loads: a module, and what is taken from a package."""
        find = self.find_relative if item.module.startswith(".") else self.find
        joint = "" if item.module.endswith(".") else "."
        names = (item.module, *([f"{item.module}{joint}{item.name}"] if item.name else ()))
        yield from (path for name in names if (path := find(name, importer)) is not None)

    def _nearest(self, dotted: str, importer: str) -> str | None:
        tail = dotted.rpartition(".")[2]
        found = [path for path in self._by_tail.get(tail, ()) if self._matches(path, dotted)]
        return min(found, key=lambda path: self._distance(path, dotted, importer)) if found else None

    def find_relative(self, dotted: str, importer: str) -> str | None:
        """The file that a relative import (leading dots) means in `importer`."""
        key = (dotted, dirname(importer))
        if key not in self._found:
            self._found[key] = self._beside(dotted, importer)
        return self._found[key]

    def _beside(self, dotted: str, importer: str) -> str | None:
        level = len(dotted) - len(dotted.lstrip("."))
        folder = dirname(importer)
        for _ in range(level - 1):
            if not folder:
                return None
            folder = dirname(folder)
        rest = dotted[level:].replace(".", "/")
        stem = "/".join(part for part in (folder, rest) if part)
        return self.at(stem)

    def at(self, stem: str) -> str | None:
        """The module or package file at a path without ending."""
        for path in (f"{stem}.py", f"{stem}/__init__.py" if stem else "__init__.py", f"{stem}.pyi"):
            if path in self.paths:
                return path
        return None

    def _matches(self, path: str, dotted: str) -> bool:
        name = self._dotted[path]
        if name == dotted:
            return True
        if not name.endswith("." + dotted):
            return False
        # `import tasks` means a file beside an import root, not any `tasks.py` deep inside a package.
        return "." in dotted or not self._in_package(path)

    def _in_package(self, path: str) -> bool:
        folder = dirname(path)
        if path.endswith("/__init__.py"):
            folder = dirname(folder)
        return f"{folder}/__init__.py" in self.paths

    def _distance(self, path: str, dotted: str, importer: str) -> tuple[bool, bool, bool, int, str]:
        root = self._dotted[path].removesuffix(dotted).rstrip(".").replace(".", "/")
        inside = not root or importer.startswith(root + "/")
        is_package = f"{root}/__init__.py" in self.paths
        return (root not in self._roots, not inside, is_package, -len(root) if inside else len(root), path)


def _tails(name: str) -> Iterable[str]:
    """Every module and package that `name` may be imported as, or from."""
    parts = name.split(".")
    return (".".join(parts[start:end]) for start in range(len(parts)) for end in range(start + 1, len(parts) + 1))
