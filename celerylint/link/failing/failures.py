"""How tasks fail: retries, control exceptions that get lost, what is done about exceptions."""

from __future__ import annotations

from collections.abc import Iterator

from celerylint.link.configuration.apps import Apps
from celerylint.link.definition.tasks import Tasks
from celerylint.link.failing.autoretry import find_autoretries
from celerylint.link.failing.escapes import Escapes
from celerylint.link.failing.handling import Handlings, places
from celerylint.link.failing.retries import find_retries
from celerylint.link.failing.retrying import Policies
from celerylint.link.failing.unbound_reads import Unbound
from celerylint.link.graph import Graph
from celerylint.link.naming import Naming
from celerylint.link.world import World


def find_failures(world: World, apps: Apps, tasks: Tasks, graph: Graph, naming: Naming) -> Iterator[object]:
    """Everything about failing."""
    retries = list(find_retries(world, tasks, graph))
    yield from retries
    yield from find_autoretries(world, tasks)
    yield from Policies(world, apps, tasks, graph, retries).all()
    yield from Escapes(world, tasks, graph, naming).swallowed(retries)
    handlings, unbound = Handlings(world, tasks, graph), Unbound(world)
    for place in places(world, tasks, graph):
        yield from handlings.of(place)
        yield from unbound.of(place)
