"""Dotted paths of things outside the project, for rules to compare with."""

from __future__ import annotations

import builtins
from typing import Final

from celerylint.link.configuration.apps import Apps
from celerylint.link.definition.tasks import Tasks
from celerylint.link.targets import Class, External, Instance, Member, Module, Parameter, Target
from celerylint.link.world import World
from celerylint.model import expr as e
from celerylint.model.facts import CallSite

APP: Final = "celery.Celery"
TASK: Final = "celery.Task"
_BUILTINS: Final = frozenset(dir(builtins))


class Naming:
    """Says what a call calls, where that is something of a library."""

    def __init__(self, world: World, apps: Apps, tasks: Tasks) -> None:
        self.world, self.apps, self.tasks = world, apps, tasks

    def callee(self, site: CallSite, module: Module) -> str:
        """The dotted path of what a call calls; "" for the project's own functions and what cannot be told."""
        target = self.world.callee(site, module)
        if target is None and isinstance(site.call.func, e.Name) and site.call.func.path in _BUILTINS:
            return f"builtins.{site.call.func.path}"
        return self.path(target)

    def path(self, target: Target | None) -> str:
        """`redis.Redis.keys` for a member of an instance, `celery.Task.retry` for one of a task."""
        match target:
            case External(path=path):
                return path
            case Member(base=base, name=name):
                owner = self._owner(base)
                return f"{owner}.{name}" if owner else ""
            case Instance(of=External() as kind):
                return self.path(kind)
            case _:
                return ""

    def _owner(self, base: Target) -> str:
        if self.tasks.of(base) is not None or self._is_bound_self(base):
            return TASK
        if self.apps.drafts_of(base) is not None:
            return APP
        if isinstance(base, Instance) and isinstance(base.of, Class):
            return self._foreign_base(base.of)
        return self.path(base)

    def _is_bound_self(self, base: Target) -> bool:
        """The first parameter of a bound task, or of a method of a Task class."""
        if isinstance(base, Instance):
            return base.call is None and self.tasks.is_task_class(base.of)
        if not isinstance(base, Parameter):
            return False
        task = self.tasks.by_function.get(base.function.key)
        return task is not None and task.bound and base.function.fact.params[0].name == base.name

    def _foreign_base(self, cls: Class) -> str:
        """What a project class inherits from, when that is one thing outside the project."""
        names = self.world.resolver.class_names(cls) - {"object", "abc.ABC"}
        return next(iter(names)) if len(names) == 1 else ""
