"""From what each file says to what the project means."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import NamedTuple

from celerylint.link.graph import Graph
from celerylint.link.steps import ROUTE_STEPS, STEPS, WORK_STEPS, Core, Step
from celerylint.link.world import LinkOptions, World
from celerylint.model.control import AnswerSource
from celerylint.model.facts import FileFacts
from celerylint.model.project import Project

__all__ = ["Demands", "LinkOptions", "Linker"]


class Demands(NamedTuple):
    """Unread files that something asked for.

    `wanted` would tell more about configuration and definitions; `below_tasks` and `below_routes` are modules that
    tasks and HTTP handlers call into, worth reading only where they lead to something. Who calls one of `sources` is
    worth reading in any case.
    """

    wanted: frozenset[str]
    below_tasks: frozenset[str] = frozenset()
    below_routes: frozenset[str] = frozenset()
    sources: frozenset[AnswerSource] = frozenset()


class Linker:
    """Gives meaning to facts, in as many waves as it takes: `add` facts, `link`, read what `demands` names, again.

    `paths` are all the project's Python files, read or not.
    """

    def __init__(self, paths: Iterable[str] = (), options: LinkOptions | None = None) -> None:
        self.world = World(paths, options or LinkOptions())
        self.files: dict[str, FileFacts] = {}
        self.demands = Demands(frozenset())

    def add(self, facts: Iterable[FileFacts]) -> None:
        """More files."""
        for item in facts:
            self.files[item.path] = item
            self.world.add(item)

    def link(self) -> None:
        """Everything but the HTTP side, as far as the facts tell."""
        world, resolver = self.world, self.world.resolver
        resolver.forget_demands()
        world.forget()
        self._core = Core.of(world)
        found = _all(STEPS, self._core)
        wanted = resolver.wanted | {path for path in resolver.noticed if path.endswith("__init__.py")}
        resolver.noticed.clear()
        world.forget()
        self._found = (*found, *_all(WORK_STEPS, self._core))
        self.demands = Demands(frozenset(wanted | resolver.wanted), below_tasks=frozenset(resolver.noticed))
        self.project = self._project(self._found)

    def link_routes(self) -> None:
        """The HTTP side, on what `link` found last: files read for it define no tasks, apps or engines."""
        resolver = self.world.resolver
        resolver.forget_demands()
        self.world.forget()
        found = _all(ROUTE_STEPS, replace(self._core, graph=Graph(self.world)))
        self.demands = Demands(
            frozenset(resolver.wanted),
            below_routes=frozenset(resolver.noticed),
            sources=frozenset(item for item in found if isinstance(item, AnswerSource)),
        )
        self.project = self._project((*self._found, *found))

    def _project(self, found: tuple[object, ...]) -> Project:
        return Project(files=dict(sorted(self.files.items())), found=found, celery=self.world.hints.celery)


def _all(steps: Iterable[Step], core: Core) -> tuple[object, ...]:
    return tuple(subject for step in steps for subject in step(core))
