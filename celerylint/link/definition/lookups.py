"""Which task a name means, where code names tasks in strings."""

from __future__ import annotations

from celerylint.link.definition.names import TaskNames
from celerylint.link.definition.tasks import Tasks
from celerylint.link.targets import Module
from celerylint.link.world import World
from celerylint.model.lookups import Lookup
from celerylint.model.source import Span
from celerylint.vocabulary import celery


class TaskLookups:
    """Finds tasks by their names; for names of no task, what the project has in their place."""

    def __init__(self, world: World, tasks: Tasks) -> None:
        self.world = world
        self._by_place = {
            world.modules[path].functions[scope].span: task for (path, scope), task in tasks.by_function.items()
        }
        self.names = TaskNames(tasks.all(), unread=bool(world.broken))

    def look(self, name: str, importer: str) -> Lookup | None:
        """What a name written in the file `importer` leads to; None for Celery's own tasks."""
        if name.startswith(celery.OWN_TASKS):
            return None
        task = self.names.find(name)
        if task is not None:
            return Lookup(task)
        home, place = self._home(name, importer)
        if place is not None and (renamed := self._by_place.get(place)) is not None:
            return Lookup(None, "renamed", renamed.name, renamed, self.names.complete, place)
        near = self.names.nearest(name)
        meant = self.names.find(near) if near else None
        return Lookup(None, home, near, meant, self.names.complete, place, self.names.shares_namespace(name))

    def _home(self, name: str, importer: str) -> tuple[str, Span | None]:
        owner, _, function = name.rpartition(".")
        module = self.world.resolver.module_named(owner, importer) if owner else None
        if module is not None:
            return _in_module(module, function)
        while owner := owner.rpartition(".")[0]:
            if self.world.index.knows(owner):
                return "package", None
        return "elsewhere", None


def _in_module(module: Module, function: str) -> tuple[str, Span | None]:
    fact = module.functions.get(function)
    if fact is None:
        return "module", None
    return ("decorated" if fact.decorators else "function"), fact.span
