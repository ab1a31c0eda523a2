"""From files to a linked project: read, prefilter, extract, link, and read what linking asked for."""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from celerylint.engine.leads import Leads
from celerylint.engine.reading import Reader
from celerylint.extract.prefilter import Trait, traits_of
from celerylint.link import Linked, LinkOptions, link
from celerylint.link.world import is_test
from celerylint.model.facts import FileFacts, SyntaxProblem
from celerylint.model.project import Project

MAX_WAVES: Final = 6
# Files that hold one of these are read from the start.
_FIRST: Final = Trait.CELERY | Trait.LOOPS | Trait.ENGINES | Trait.DIRECTIVES


@dataclass(frozen=True)
class CollectOptions:
    """`prefilter` off reads every file at once; `overlay` holds texts that stand for files."""

    overlay: Mapping[str, bytes] = field(default_factory=dict)
    prefilter: bool = True
    link: LinkOptions = field(default_factory=LinkOptions)


@dataclass
class Collected:
    """The facts of the files that were read, the project they make, and seconds by phase."""

    facts: tuple[FileFacts, ...]
    project: Project
    timings: dict[str, float]


def collect(root: Path, files: Sequence[str], options: CollectOptions) -> Collected:
    """Read the project below `root`; `files` are all its Python files, relative to the root."""
    return _Collection(root, files, options).run()


class _Collection:
    """One reading of one project."""

    def __init__(self, root: Path, files: Sequence[str], options: CollectOptions) -> None:
        self.files, self.options = sorted(files), options
        self.reader = Reader(root, options.overlay)
        self.facts: dict[str, FileFacts] = {}
        self.traits: dict[str, Trait] = {}
        self.timings: dict[str, float] = {}

    def run(self) -> Collected:
        with self._timed("read"):
            first = list(self._first_wave())
        self._extract(first)
        linked = self._link()
        leads = Leads(self.files, self.traits, self.reader)
        for _ in range(MAX_WAVES if self.options.prefilter else 0):
            with self._timed("leads"):
                more = self._more(linked, leads)
            if not more:
                break
            self._extract(more)
            linked = self._link()
        facts = tuple(self.facts[path] for path in sorted(self.facts))
        return Collected(facts, linked.project, self.timings)

    def _first_wave(self) -> Iterator[tuple[str, bytes]]:
        for path in self.files:
            source = self.reader.read(path)
            if isinstance(source, SyntaxProblem):
                self.facts[path] = FileFacts(path, problem=source)
                continue
            traits = traits_of(source)
            self.traits[path] = traits
            wanted = Trait.DIRECTIVES if is_test(path) else _FIRST
            if traits & wanted or not self.options.prefilter:
                yield path, source

    def _more(self, linked: Linked, leads: Leads) -> list[tuple[str, bytes]]:
        """The files of the next wave."""
        wanted = set(linked.wanted)
        wanted |= leads.towards(linked.below_tasks, Trait.LOOPS | Trait.ENGINES)
        wanted |= leads.towards(linked.below_routes, Trait.ENQUEUES)
        if any(self.traits.get(path, Trait.NONE) & Trait.CELERY for path in self.facts):
            wanted |= leads.routes(self.facts.keys())
        return list(self._sources(sorted(path for path in wanted if path not in self.facts)))

    def _sources(self, paths: Iterable[str]) -> Iterator[tuple[str, bytes]]:
        for path in paths:
            source = self.reader.read(path)
            if isinstance(source, SyntaxProblem):
                self.facts[path] = FileFacts(path, problem=source)
            else:
                yield path, source

    def _extract(self, sources: Iterable[tuple[str, bytes]]) -> None:
        with self._timed("extract"):
            from celerylint.extract.file import facts_of  # imports libcst: not before it is needed

            for path, source in sources:
                self.facts[path] = facts_of(path, source)

    def _link(self) -> Linked:
        with self._timed("link"):
            return link(list(self.facts.values()), self.files, self.options.link)

    @contextmanager
    def _timed(self, phase: str) -> Iterator[None]:
        start = time.perf_counter()
        try:
            yield
        finally:
            self.timings[phase] = self.timings.get(phase, 0.0) + time.perf_counter() - start
