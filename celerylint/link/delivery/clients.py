"""Calls of Redis clients and of Django's cache."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from celerylint.link.definition.tasks import Tasks
from celerylint.link.graph import Graph
from celerylint.link.naming import Naming
from celerylint.link.process.work import Visit, visits
from celerylint.link.targets import Function, Module
from celerylint.link.world import World
from celerylint.model import expr as e
from celerylint.model.facts import CallSite
from celerylint.vocabulary.redis import CACHE_ROOTS, CLIENT_NAME, CLIENT_ROOTS


class ClientCall(NamedTuple):
    """A method called on a Redis client ("redis") or Django's cache ("cache")."""

    site: CallSite
    module: Module
    kind: str
    method: str
    certain: bool  # the client was followed to where it is made, not known by its name alone


def client_call(site: CallSite, module: Module, naming: Naming) -> ClientCall | None:
    """What a call does with Redis, if it does."""
    owner, method = parts_of(site.call.func)
    if owner is None:
        return None
    callee = naming.callee(site, module)
    if callee:
        kind = "redis" if callee.startswith(CLIENT_ROOTS) else "cache" if callee.startswith(CACHE_ROOTS) else ""
        return ClientCall(site, module, kind, method, certain=True) if kind else None
    if isinstance(naming.world.callee(site, module), Function):
        return None
    named = isinstance(owner, e.Name) and CLIENT_NAME.search(owner.path)
    return ClientCall(site, module, "redis", method, certain=False) if named else None


def parts_of(func: e.Expr) -> tuple[e.Expr | None, str]:
    """What a method is called on, and its name."""
    match func:
        case e.Attribute(base=base, name=name):
            return base, name
        case e.Name(path=path, span=span) if "." in path:
            owner, _, name = path.rpartition(".")
            return e.Name(owner, span), name
        case _:
            return None, ""


def task_calls(world: World, tasks: Tasks, graph: Graph, naming: Naming) -> Iterator[tuple[Visit, list[ClientCall]]]:
    """The client calls of each function that runs below a task."""
    for visit in visits(world, tasks, graph):
        module = visit.function.module
        sites = (site for scope in graph.own_scopes(visit.function) for site in world.calls_in(module, scope))
        if found := [call for site in sites if (call := client_call(site, module, naming))]:
            yield visit, found
