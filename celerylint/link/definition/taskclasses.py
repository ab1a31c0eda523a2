"""Task classes: which classes are Celery's Task, and what they give to the tasks built on them."""

from __future__ import annotations

from celerylint.link.configuration.apps import Apps
from celerylint.link.targets import Class, External, Member
from celerylint.link.world import World
from celerylint.model import expr as e
from celerylint.model.facts import Binding
from celerylint.model.tasks import Option
from celerylint.model.values import Known
from celerylint.vocabulary import celery


class TaskClasses:
    """Answers about classes, with what they inherit."""

    def __init__(self, world: World, apps: Apps) -> None:
        self.world, self.apps = world, apps

    def is_task(self, kind: Class | External) -> bool:
        """Whether a class is Celery's Task or derives from it, or from an app's own (`app.Task`)."""
        if self.world.resolver.class_names(kind) & celery.TASK_CLASSES:
            return True
        ancestry = self.world.resolver.ancestry(kind) if isinstance(kind, Class) else ()
        known = [item for item in ancestry if isinstance(item, Class)]
        return any(self._is_app_task(base, item) for item in known for base in item.fact.bases)

    def _is_app_task(self, base: e.Expr, cls: Class) -> bool:
        target = self.world.of(base, cls.module, cls.fact.scope.rpartition(".")[0])
        return isinstance(target, Member) and target.name == "Task" and self.apps.drafts_of(target.base) is not None

    def is_abstract(self, cls: Class) -> bool:
        """Whether a class says `abstract = True` itself."""
        own = cls.module.symbols.get(cls.fact.scope, {}).get("abstract", [])
        values = [self.world.value(item.value, cls.module, cls.fact.scope) for item in own if isinstance(item, Binding)]
        return any(isinstance(value, Known) and bool(value.value) for value in values)

    def options(self, cls: Class, own: str) -> dict[str, Option]:
        """The attributes that a class and those it derives from set; `own` is the origin of the class's own ones."""
        options: dict[str, Option] = {}
        for base in reversed(list(self.world.resolver.ancestry(cls))):
            if isinstance(base, Class):
                origin = own if base.key == cls.key else "base class"
                for binding in base.module.facts.bindings:
                    if binding.scope == base.fact.scope and isinstance(binding.target, e.Name):
                        value = self.world.value(binding.value, base.module, binding.scope)
                        name = binding.target.path
                        options[name] = Option(name, value, binding.value.span, origin)
        return options

    def members(self, cls: Class) -> frozenset[str]:
        """The names that a class and the project's classes above it define."""
        names: set[str] = set()
        for base in self.world.resolver.ancestry(cls):
            if isinstance(base, Class):
                names.update(base.module.symbols.get(base.fact.scope, ()))
        return frozenset(names)

    def foreign(self, cls: Class | None) -> frozenset[str]:
        """The classes outside the project that a class derives from, Celery's own Task apart."""
        return self.world.resolver.class_names(cls) - {"celery.Task", "celery.app.task.Task"} if cls else frozenset()
