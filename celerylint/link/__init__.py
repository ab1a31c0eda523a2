"""From what each file says to what the project means."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import NamedTuple

from celerylint.link.apps import Apps
from celerylint.link.engines import Engines
from celerylint.link.enqueues import Enqueues
from celerylint.link.graph import Graph
from celerylint.link.homes import Homes
from celerylint.link.loops import LoopRuns
from celerylint.link.retries import find_retries
from celerylint.link.routes import find_routes
from celerylint.link.schedule import Schedule
from celerylint.link.tasks import Tasks
from celerylint.link.world import LinkOptions, World
from celerylint.model.facts import FileFacts
from celerylint.model.project import Project

__all__ = ["Demands", "LinkOptions", "Linker"]


class Demands(NamedTuple):
    """Unread files that something asked for.

    `wanted` would tell more about configuration and definitions; `below_tasks` and `below_routes` are modules that
    tasks and HTTP handlers call into, worth reading only where they lead to something.
    """

    wanted: frozenset[str]
    below_tasks: frozenset[str] = frozenset()
    below_routes: frozenset[str] = frozenset()


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
        apps = Apps(world)
        tasks = Tasks(world, apps)
        schedule = Schedule(world, apps, tasks)
        retries = tuple(find_retries(world, tasks))
        wanted = resolver.wanted | {path for path in resolver.noticed if path.endswith("__init__.py")}
        resolver.noticed.clear()
        world.forget()
        graph, homes = Graph(world), Homes(world)
        engines = Engines(world, graph, homes, tasks)
        runs = LoopRuns(world, graph, homes, engines, tasks)
        self.demands = Demands(frozenset(wanted | resolver.wanted), below_tasks=frozenset(resolver.noticed))
        self._core = (apps, tasks, Enqueues(world, apps, tasks))
        self.project = Project(
            files=dict(sorted(self.files.items())),
            apps=tuple(apps.finished()),
            tasks=tuple(tasks.all()),
            schedule=schedule.entries,
            retries=retries,
            engines=tuple(engines.all()),
            loop_runs=tuple(runs.runs),
            task_engines=tuple(runs.task_engines),
            enqueues=tuple(self._core[2].all()),
        )

    def link_routes(self) -> None:
        """The HTTP side, on what `link` found last: files read for it define no tasks, apps or engines."""
        self.world.resolver.forget_demands()
        self.world.forget()
        routes = find_routes(self.world, *self._core, Graph(self.world))
        self.project = replace(self.project, files=dict(sorted(self.files.items())), routes=routes)
        resolver = self.world.resolver
        self.demands = Demands(frozenset(resolver.wanted), below_routes=frozenset(resolver.noticed))
