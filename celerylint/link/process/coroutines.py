"""Calls of coroutine functions that make a coroutine, and leave it."""

from __future__ import annotations

from collections.abc import Iterator

from celerylint.link.definition.tasks import Tasks
from celerylint.link.graph import Graph
from celerylint.link.process.work import visits
from celerylint.link.targets import Function
from celerylint.link.world import World
from celerylint.model.coroutines import Unawaited


def find_unawaited(world: World, tasks: Tasks, graph: Graph) -> Iterator[Unawaited]:
    """In tasks, and in what they call."""
    seen = set()
    for visit in visits(world, tasks, graph):
        module = visit.function.module
        for scope in graph.own_scopes(visit.function):
            for site in world.calls_in(module, scope):
                if site.role != "statement" or site.call.span in seen:
                    continue
                callee = world.callee(site, module)
                if isinstance(callee, Function) and _makes_coroutine(callee):
                    seen.add(site.call.span)
                    yield Unawaited(visit.task, callee.fact.name, callee.fact.span, site.call.span, visit.chain)


def _makes_coroutine(callee: Function) -> bool:
    """A coroutine function that no decorator turns into something else."""
    return callee.fact.is_async and not callee.fact.is_generator and not callee.fact.decorators
