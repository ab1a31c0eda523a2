"""Celery applications while they are put together: where they are made, and which expressions mean them."""

from __future__ import annotations

from dataclasses import dataclass, field

from celerylint.link.configuration import config
from celerylint.link.targets import Class, External, Function, Instance, Member, Module, Parameter, Target
from celerylint.link.world import World
from celerylint.model import expr as e
from celerylint.model.apps import Setting
from celerylint.model.facts import CallSite
from celerylint.model.source import Span
from celerylint.model.values import Known
from celerylint.vocabulary import celery


@dataclass(slots=True)
class Draft:
    """An app while its settings are gathered."""

    name: str
    site: CallSite
    module: Module
    cls: Class | None
    task_class: Class | None = None
    settings: dict[str, list[Setting]] = field(default_factory=dict)
    hidden: list[Span] = field(default_factory=list)

    def add(self, key: str, written: str, world: World, entry: config.Entry) -> None:
        """Record one setting."""
        value = world.value(entry.value, entry.module, entry.scope)
        setting = Setting(key, value, entry.span, written, entry.conditional)
        self.settings.setdefault(key, []).append(setting)


class Drafts:
    """Finds the apps, and answers which values are apps."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.all: list[Draft] = []
        self._by_span: dict[Span, Draft] = {}
        for module, site in world.calls():
            self._maybe_app(module, site)

    def _maybe_app(self, module: Module, site: CallSite) -> None:
        target = self.world.callee(site, module)
        if not self.is_app_class(target):
            return
        draft = Draft(self._name_of(site, module), site, module, target if isinstance(target, Class) else None)
        if draft.cls is not None and isinstance(own := self.world.resolver.member(draft.cls, "task_cls"), Class):
            draft.task_class = own
        self.all.append(draft)
        self._by_span[site.call.span] = draft

    def is_app_class(self, target: Target | None) -> bool:
        """Whether a target is `celery.Celery` or derives from it."""
        if isinstance(target, External):
            return target.path in celery.APP_CLASSES
        return isinstance(target, Class) and bool(self.world.resolver.class_names(target) & celery.APP_CLASSES)

    def _name_of(self, site: CallSite, module: Module) -> str:
        given = e.positional(site.call, 0) or e.keyword(site.call, "main")
        value = self.world.value(given, module, site.scope)
        if isinstance(value, Known) and isinstance(value.value, str) and value.value:
            return value.value
        for binding in module.facts.bindings:
            if binding.value is site.call and isinstance(binding.target, e.Name):
                return binding.target.path
        return module.path.rpartition("/")[2].removesuffix(".py")

    def of(self, target: Target | None) -> list[Draft] | None:
        """The apps a target means; None when it is no app. A current or unknown app means all of them."""
        match target:
            case Instance(call=call) if call is not None and call.span in self._by_span:
                return [self._by_span[call.span]]
            case Instance(of=kind) if self.is_app_class(kind):
                same = [d for d in self.all if isinstance(kind, Class) and d.cls and d.cls.key == kind.key]
                return same or self.all
            case Class() if self.is_app_class(target):
                return [d for d in self.all if d.cls and d.cls.key == target.key]
            case External(path=path) | Instance(of=External(path=path)) if path in celery.CURRENT_APPS:
                return self.all
            case Member(base=base, name="app") if isinstance(base, Parameter):
                return self.all
            case Parameter(function=function, name=name):
                return self._of_parameter(function, name)
            case _:
                return None

    def _of_parameter(self, function: Function, name: str) -> list[Draft] | None:
        """`def setup(sender, **kwargs)` connected to an app's signal: the sender is the app."""
        for decorator in function.fact.decorators:
            path = e.dotted(e.applied(decorator)) or ""
            if ".on_after_" in path and name == function.fact.params[0].name:
                owner = self.world.resolver.path(path.partition(".on_after_")[0], function.module, function.fact.parent)
                return self.of(owner) or self.all
        return None
