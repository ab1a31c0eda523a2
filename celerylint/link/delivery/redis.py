"""What tasks do with Redis by their own hand."""

from __future__ import annotations

from collections.abc import Iterator

from celerylint.link.definition.tasks import Tasks
from celerylint.link.delivery.clients import task_calls
from celerylint.link.delivery.locks import locks_of
from celerylint.link.delivery.sweeps import sweeps_of
from celerylint.link.graph import Graph
from celerylint.link.naming import Naming
from celerylint.link.world import World
from celerylint.model.redis import Lock, Sweep


def find_redis_use(world: World, tasks: Tasks, graph: Graph, naming: Naming) -> Iterator[Lock | Sweep]:
    """The locks they take, and the commands over all keys that they give."""
    for visit, calls in task_calls(world, tasks, graph, naming):
        yield from locks_of(visit, calls, naming, graph)
        yield from sweeps_of(visit, calls, world)
