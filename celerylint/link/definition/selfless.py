"""Tasks that use `self` without having one."""

from __future__ import annotations

from collections.abc import Iterator

from celerylint.link.definition.tasks import Tasks
from celerylint.link.targets import Module
from celerylint.link.world import World
from celerylint.model import expr as e
from celerylint.model.facts import FunctionFact
from celerylint.model.selfless import UnboundUse
from celerylint.model.source import Span
from celerylint.model.tasks import Task


def find_selfless(world: World, tasks: Tasks) -> Iterator[UnboundUse]:
    """The first such use in each task."""
    for task in tasks.all():
        module = world.modules.get(task.function.path) if task.function is not None else None
        function = module.functions.get(task.function.scope) if module is not None and task.function else None
        if module is not None and function is not None and (use := _first_use(task, function, module, world)):
            yield use


def _first_use(task: Task, function: FunctionFact, module: Module, world: World) -> UnboundUse | None:
    used = sorted(name for name in function.names if name.startswith("self."))
    scope = function.scope
    if not used or module.stars or world.resolver.path("self", module, scope) is not None:
        return None
    inside = (scope, *module.nested.get(scope, ()))
    if any(_defines_self(inner, module) for inner in inside):
        return None
    name, span = next(_calls(inside, module, world), (used[0], function.span))
    return UnboundUse(task, name, span)


def _defines_self(scope: str, module: Module) -> bool:
    """A parameter or variable `self` in a function inside, or a lambda's: not told from the names alone."""
    function = module.functions.get(scope)
    params = {param.name for param in function.params} if function is not None else set()
    return "self" in params or "self" in module.symbols.get(scope, {})


def _calls(scopes: tuple[str, ...], module: Module, world: World) -> Iterator[tuple[str, Span]]:
    for scope in scopes:
        for site in world.calls_in(module, scope):
            path = e.dotted(site.call.func) or ""
            if path.startswith("self."):
                yield path, site.call.span
