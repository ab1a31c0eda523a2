"""From what each file says to what the project means."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
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

__all__ = ["LinkOptions", "Linked", "link"]


class Linked(NamedTuple):
    """A project, and unread files that something asked for.

    `wanted` would tell more about configuration and definitions; `below_tasks` and `below_routes` are modules that
    tasks and HTTP handlers call into, worth reading only where they lead to something.
    """

    project: Project
    wanted: frozenset[str]
    below_tasks: frozenset[str]
    below_routes: frozenset[str]


def link(facts: Sequence[FileFacts], paths: Iterable[str] = (), hints: LinkOptions = LinkOptions()) -> Linked:
    """Give meaning to facts. `paths` are all the project's Python files, read or not."""
    world = World(facts, {*paths, *(item.path for item in facts)}, hints)
    apps = Apps(world)
    tasks = Tasks(world, apps)
    schedule = Schedule(world, apps, tasks)
    retries = tuple(find_retries(world, tasks))
    wanted = world.resolver.wanted | {path for path in world.resolver.noticed if path.endswith("__init__.py")}
    world.resolver.noticed.clear()
    graph, homes = Graph(world), Homes(world)
    engines = Engines(world, graph, homes)
    runs = LoopRuns(world, graph, homes, engines, tasks)
    below_tasks = frozenset(world.resolver.noticed)
    world.resolver.noticed.clear()
    enqueues = Enqueues(world, apps, tasks)
    routes = find_routes(world, apps, tasks, enqueues, graph)
    project = Project(
        files={item.path: item for item in facts},
        apps=tuple(apps.finished()),
        tasks=tuple(tasks.all()),
        schedule=schedule.entries,
        retries=retries,
        engines=tuple(engines.all()),
        loop_runs=tuple(runs.runs),
        task_engines=tuple(runs.task_engines),
        enqueues=tuple(enqueues.all()),
        routes=routes,
    )
    return Linked(project, frozenset(wanted | world.resolver.wanted), below_tasks, frozenset(world.resolver.noticed))
