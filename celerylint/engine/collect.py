"""From files to a linked project: read, prefilter, extract, link, and read what linking asked for."""

from __future__ import annotations

import hashlib
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from celerylint.engine.leads import Leads
from celerylint.engine.memo import Memo
from celerylint.engine.reading import Reader
from celerylint.extract.prefilter import MATTERS, Trait, has_directives, runs_eagerly
from celerylint.link import Linker, LinkOptions
from celerylint.link.world import is_test
from celerylint.model.facts import FileFacts, SyntaxProblem
from celerylint.model.project import Project


@dataclass(frozen=True)
class CollectOptions:
    """`prefilter` off reads every file at once; `overlay` holds texts that stand for files.

    `memo` is filled by one reading of a project, and serves the next. `jobs` limits the processes that read files
    (default: the processors at hand).
    """

    overlay: Mapping[str, bytes] = field(default_factory=dict)
    prefilter: bool = True
    link: LinkOptions = field(default_factory=LinkOptions)
    memo: Memo | None = None
    jobs: int | None = None


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
        self.linker = Linker(self.files, options.link)
        self.traits: dict[str, Trait] = {}
        self.timings: dict[str, float] = {}
        self.memo = options.memo or Memo()
        self.memo.used = set()

    def run(self) -> Collected:
        with self._timed("read"):
            first = list(self._first_wave())
        self._extract(first)
        leads = Leads(self.files, self.traits, self.reader, self.linker.world.index, self.memo)
        for routes in (False, True):
            self._link(routes)
            while self.options.prefilter and (more := self._more(leads, routes)):
                self.memo.asked.update(path for path, _ in more)
                self._extract(more)
                self._link(routes)
        project = self.linker.project
        return Collected(tuple(project.files.values()), project, self.timings)

    def _first_wave(self) -> Iterator[tuple[str, bytes]]:
        for path in self.files:
            source = self.reader.read(path)
            if isinstance(source, SyntaxProblem):
                self.linker.add([FileFacts(path, problem=source)])
                continue
            read = self._matters(path, source) or has_directives(source) or not self.options.prefilter
            if read or path in self.memo.asked:
                yield path, source

    def _matters(self, path: str, source: bytes) -> bool:
        """Whether a file is read for what it says; the traits of one outside test suites are remembered."""
        if is_test(path):
            return runs_eagerly(source)
        self.traits[path] = self.memo.own_traits(source)
        return bool(self.traits[path] & MATTERS)

    def _more(self, leads: Leads, routes: bool) -> list[tuple[str, bytes]]:
        """The files of the next wave."""
        with self._timed("leads"):
            demands = self.linker.demands
            wanted = set(demands.wanted)
            wanted |= leads.towards(demands.below_tasks, Trait.LOOPS | Trait.ENGINES)
            wanted |= {path for path in demands.below_tasks if self.traits.get(path, Trait.NONE) & Trait.WORK}
            if routes:
                wanted |= leads.towards(demands.below_routes, Trait.ENQUEUES)
                wanted |= leads.routes()
                wanted |= leads.callers(demands.sources)
            return list(self._sources(sorted(wanted - self.linker.files.keys())))

    def _sources(self, paths: Iterable[str]) -> Iterator[tuple[str, bytes]]:
        for path in paths:
            source = self.reader.read(path)
            if isinstance(source, SyntaxProblem):
                self.linker.add([FileFacts(path, problem=source)])
            else:
                yield path, source

    def _extract(self, sources: Iterable[tuple[str, bytes]]) -> None:
        with self._timed("extract"):
            self.linker.add(self._facts(list(sources)))

    def _facts(self, sources: Sequence[tuple[str, bytes]]) -> Iterable[FileFacts]:
        from celerylint.engine.pool import facts_of_all  # imports libcst: not before it is needed

        keys = {(path, hashlib.sha256(source).digest()): (path, source) for path, source in sources}
        known = self.memo.facts
        new = [key for key in keys if key not in known]
        known.update(zip(new, facts_of_all([keys[key] for key in new], self.options.jobs), strict=True))
        self.memo.used.update(keys)
        return [known[key] for key in keys]

    def _link(self, routes: bool) -> None:
        with self._timed("link routes" if routes else "link"):
            self.linker.link_routes() if routes else self.linker.link()

    @contextmanager
    def _timed(self, phase: str) -> Iterator[None]:
        start = time.perf_counter()
        try:
            yield
        finally:
            self.timings[phase] = self.timings.get(phase, 0.0) + time.perf_counter() - start
