"""Which unread files lead somewhere: the import graph, read from text, only when it is asked for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from celerylint.engine.memo import Memo
from celerylint.engine.reading import Reader
from celerylint.extract.prefilter import Trait
from celerylint.link.modules import ModuleIndex
from celerylint.link.world import is_test
from celerylint.model.control import AnswerSource
from celerylint.model.facts import SyntaxProblem

MAX_IMPORTS: Final = 3  # how many imports an unread file may be away from what matters


class Leads:
    """Answers from the imports of all files outside test suites."""

    def __init__(
        self, files: Sequence[str], traits: Mapping[str, Trait], reader: Reader, index: ModuleIndex, memo: Memo
    ) -> None:
        self._files = [path for path in files if not is_test(path)]
        self._traits = dict(traits)
        self._reader = reader
        self._index = index
        self._memo = memo
        self._imports: dict[str, set[str]] = {}
        self._importers: dict[str, set[str]] | None = None
        self._near: dict[Trait, frozenset[str]] = {}
        self._routes: frozenset[str] | None = None

    def towards(self, paths: Iterable[str], traits: Trait) -> set[str]:
        """Those of `paths` from which imports lead to a file with one of the traits."""
        asked = set(paths)
        return asked & self._within(traits, MAX_IMPORTS) if asked else asked

    def routes(self) -> frozenset[str]:
        """Files with routes that import something which enqueues, and the files that mount routers."""
        if self._routes is None:
            self._graph()
            enqueuing = {path for path in self._files if self._has(path, Trait.ENQUEUES)}
            near = self._step(enqueuing) | enqueuing
            handlers = {path for path in near if self._has(path, Trait.ROUTES)}
            mounts = {path for path in self._reach(handlers, MAX_IMPORTS) if self._has(path, Trait.MOUNTS)}
            # What a mounting module imports may stand more guards before its routes.
            hooks = {path for mount in mounts for path in self._imports.get(mount, ()) if self._has(path, Trait.MOUNTS)}
            self._routes = frozenset(handlers | mounts | hooks)
        return self._routes

    def callers(self, sources: Iterable[AnswerSource]) -> set[str]:
        """Files that import a module and mention the function of that name in it."""
        return {
            path
            for source in sources
            for path in self._step({source.path})
            if self._mentions(path, source.name.encode())
        }

    def _mentions(self, path: str, word: bytes) -> bool:
        text = self._reader.read(path)
        return not isinstance(text, SyntaxProblem) and word in text

    def _has(self, path: str, traits: Trait) -> bool:
        return bool(self._traits.get(path, Trait.NONE) & traits)

    def _within(self, traits: Trait, steps: int) -> frozenset[str]:
        if traits not in self._near:
            self._graph()
            goals = {path for path in self._files if self._has(path, traits)}
            self._near[traits] = frozenset(self._reach(goals, steps))
        return self._near[traits]

    def _reach(self, goals: set[str], steps: int) -> set[str]:
        """Everything that imports a goal over at most `steps` imports, goals included."""
        found, edge = set(goals), set(goals)
        for _ in range(steps):
            edge = self._step(edge) - found
            found |= edge
        return found

    def _step(self, paths: set[str]) -> set[str]:
        importers = self._graph()
        return {importer for path in paths for importer in importers.get(path, ())}

    def _graph(self) -> dict[str, set[str]]:
        if self._importers is None:
            self._importers = {}
            for path in self._files:
                source = self._reader.read(path)
                if not isinstance(source, SyntaxProblem):
                    self._traits[path] = self._traits.get(path, Trait.NONE) | self._memo.web_traits(source)
                    self._imports[path] = set(self._targets(path, source))
                    for target in self._imports[path]:
                        self._importers.setdefault(target, set()).add(path)
        return self._importers

    def _targets(self, path: str, source: bytes) -> Iterable[str]:
        for module, names in self._memo.imports(source):
            find = self._index.find_relative if module.startswith(".") else self._index.find
            if (home := find(module, path)) is not None:
                yield home
            joint = "" if module.endswith(".") else "."
            for name in names:
                if (submodule := find(f"{module}{joint}{name}", path)) is not None:
                    yield submodule
