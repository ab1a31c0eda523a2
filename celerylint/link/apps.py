"""Celery applications and everything that configures them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from celerylint.link import config
from celerylint.link.targets import Class, External, Function, Instance, Member, Module, Parameter, Target
from celerylint.link.world import World
from celerylint.model import expr as e
from celerylint.model.facts import Binding, CallSite, Frame, IfFrame
from celerylint.model.project import App, Setting
from celerylint.model.source import Span
from celerylint.model.values import Known
from celerylint.vocabulary import celery
from celerylint.vocabulary.settings import canonical

_CONSTRUCTOR: Final = {"broker": "broker_url", "backend": "result_backend", "include": "include"}
_CONSTRUCTOR_OTHER: Final = frozenset(
    "main loader amqp events log control set_as_current tasks changes config_source fixups task_cls autofinalize"
    " namespace strict_typing".split()
)


@dataclass(slots=True)
class ScheduleSource:
    """An expression that is (part of) a beat schedule: a whole dict, or one `key` of it."""

    expr: e.Expr
    module: Module
    scope: str
    draft: Draft | None
    key: str | None = None


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


class Apps:
    """Finds the apps, then reads what each statement of the project sets on them."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.drafts: list[Draft] = []
        self._by_span: dict[Span, Draft] = {}
        self.schedules: list[ScheduleSource] = []
        for module, site in world.calls():
            self._maybe_app(module, site)
        for draft in self.drafts:
            self._read_constructor(draft)
        for module in world.production:
            self._read_statements(module)
        self.apps = {draft.site.call.span: _finish(draft) for draft in self.drafts}

    # -- which values are apps ---------------------------------------------------------------------------------------

    def _maybe_app(self, module: Module, site: CallSite) -> None:
        target = self.world.callee(site, module)
        if not self.is_app_class(target):
            return
        draft = Draft(self._name_of(site, module), site, module, target if isinstance(target, Class) else None)
        if draft.cls is not None and isinstance(own := self.world.resolver.member(draft.cls, "task_cls"), Class):
            draft.task_class = own
        self.drafts.append(draft)
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

    def drafts_of(self, target: Target | None) -> list[Draft] | None:
        """The apps a target means; None when it is no app. A current or unknown app means all of them."""
        match target:
            case Instance(call=call) if call is not None and call.span in self._by_span:
                return [self._by_span[call.span]]
            case Instance(of=kind) if self.is_app_class(kind):
                same = [d for d in self.drafts if isinstance(kind, Class) and d.cls and d.cls.key == kind.key]
                return same or self.drafts
            case Class() if self.is_app_class(target):
                return [d for d in self.drafts if d.cls and d.cls.key == target.key]
            case External(path=path) | Instance(of=External(path=path)) if path in celery.CURRENT_APPS:
                return self.drafts
            case Member(base=base, name="app") if isinstance(base, Parameter):
                return self.drafts
            case Parameter(function=function, name=name):
                return self._of_parameter(function, name)
            case _:
                return None

    def _of_parameter(self, function: Function, name: str) -> list[Draft] | None:
        """`def setup(sender, **kwargs)` connected to an app's signal: the sender is the app."""
        for decorator in function.fact.decorators:
            path = e.dotted(decorator.func if isinstance(decorator, e.Call) else decorator) or ""
            if ".on_after_" in path and name == function.fact.params[0].name:
                owner = self.world.resolver.path(path.partition(".on_after_")[0], function.module, function.fact.parent)
                return self.drafts_of(owner) or self.drafts
        return None

    # -- what configures them ----------------------------------------------------------------------------------------

    def _read_constructor(self, draft: Draft) -> None:
        for arg in draft.site.call.args:
            name = arg.keyword
            if arg.star == "**":
                self._merge([draft], arg.value, draft.module, draft.site.scope, draft.site.frames)
            elif name == "task_cls":
                draft.task_class = self._class_of(arg.value, draft.module, draft.site.scope)
            elif name == "config_source":
                self._read_object([draft], arg.value, None, draft.module, draft.site.scope)
            elif name is not None and name not in _CONSTRUCTOR_OTHER:
                entry = config.Entry(name, arg.value, draft.module, draft.site.scope, arg.value.span, False)
                self._apply([draft], entry, "")

    def _class_of(self, expr: e.Expr, module: Module, scope: str) -> Class | None:
        """A class given as itself or by its dotted name."""
        target = self.world.of(expr, module, scope)
        text = self.world.value(expr, module, scope)
        if isinstance(text, Known) and isinstance(text.value, str):
            owner, _, name = text.value.replace(":", ".").rpartition(".")
            home = self.world.resolver.module_named(owner, module.path) if owner else None
            target = self.world.resolver.symbol(name, home) if home is not None else None
        return target if isinstance(target, Class) else None

    def _read_statements(self, module: Module) -> None:
        for binding in module.facts.bindings:
            self._read_binding(binding, module)
        for site in module.facts.calls:
            func = site.call.func
            name = func.path.rpartition(".")[2] if isinstance(func, e.Name) else getattr(func, "name", "")
            if name in ("update", "config_from_object", "config_from_envvar", "setdefault"):
                self._read_call(name, site, module)

    def _read_binding(self, binding: Binding, module: Module) -> None:
        target, scope = binding.target, binding.scope
        if isinstance(target, e.Name) and "." in target.path:
            owner_path, _, key = target.path.rpartition(".")
            owner = self.world.resolver.path(owner_path, module, scope)
            if drafts := self._configured(owner):
                entry = config.Entry(key, binding.value, module, scope, binding.span, _is_branch(binding.frames))
                self._apply(drafts, entry, "")
            elif key == "Task":
                for draft in self.drafts_of(owner) or ():
                    draft.task_class = self._class_of(binding.value, module, scope)
        elif isinstance(target, e.Subscript):
            owner = self.world.of(target.base, module, scope)
            if drafts := self._configured(owner):
                key = self._key(target, module, scope)
                entry = config.Entry(key, binding.value, module, scope, binding.span, _is_branch(binding.frames))
                self._apply(drafts, entry, "")
            elif drafts := self._scheduled(owner):
                key = self._key(target, module, scope)
                self.schedules.append(ScheduleSource(binding.value, module, scope, drafts[0], key))

    def _key(self, target: e.Subscript, module: Module, scope: str) -> str:
        value = self.world.value(target.key, module, scope)
        return str(value.value) if isinstance(value, Known) else "?"

    def _configured(self, target: Target | None) -> list[Draft] | None:
        """The apps whose `conf` a target is."""
        return self.drafts_of(target.base) if isinstance(target, Member) and target.name == "conf" else None

    def _scheduled(self, target: Target | None) -> list[Draft] | None:
        """The apps whose `conf.beat_schedule` a target is."""
        if isinstance(target, Member) and canonical(target.name) == "beat_schedule":
            return self._configured(target.base)
        return None

    def _read_call(self, name: str, site: CallSite, module: Module) -> None:
        func, scope = site.call.func, site.scope
        if isinstance(func, e.Name):
            owner = self.world.resolver.path(func.path.rpartition(".")[0], module, scope) if "." in func.path else None
        else:
            owner = self.world.of(func.base, module, scope) if isinstance(func, e.Attribute) else None
        if name == "config_from_envvar":
            for draft in self.drafts_of(owner) or ():
                draft.hidden.append(site.call.span)
        elif name == "config_from_object":
            drafts = self.drafts_of(owner)
            source = e.positional(site.call, 0) or e.keyword(site.call, "obj")
            if drafts and source is not None:
                self._read_object(drafts, source, e.keyword(site.call, "namespace"), module, scope)
        elif drafts := self._configured(owner):
            for arg in site.call.args:
                if arg.keyword is not None:
                    entry = config.Entry(arg.keyword, arg.value, module, scope, arg.value.span, _is_branch(site.frames))
                    self._apply(drafts, entry, "")
                else:
                    self._merge(drafts, arg.value, module, scope, site.frames)
        elif name == "update" and (drafts := self._scheduled(owner)) and site.call.args:
            self.schedules.append(ScheduleSource(site.call.args[0].value, module, scope, drafts[0]))

    def _merge(self, drafts: list[Draft], expr: e.Expr, module: Module, scope: str, frames: tuple[Frame, ...]) -> None:
        entries = config.of_mapping(expr, module, scope, self.world)
        if entries is None:
            for draft in drafts:
                draft.hidden.append(expr.span)
            return
        for entry in entries:
            self._apply(drafts, entry._replace(conditional=entry.conditional or _is_branch(frames)), "")

    def _read_object(
        self, drafts: list[Draft], source: e.Expr, namespace: e.Expr | None, module: Module, scope: str
    ) -> None:
        given = self.world.value(namespace, module, scope)
        prefix = given.value if isinstance(given, Known) and isinstance(given.value, str) else ""
        entries = self._entries_of_object(source, prefix, module, scope)
        if entries is None:
            for draft in drafts:
                draft.hidden.append(source.span)
        for entry in entries or ():
            self._apply(drafts, entry, prefix)

    def _entries_of_object(self, source: e.Expr, prefix: str, module: Module, scope: str) -> list[config.Entry] | None:
        target = self.world.of(source, module, scope)
        text = self.world.value(source, module, scope)
        name = text.value if isinstance(text, Known) else None
        if config.is_django(target, name):
            entries, found = config.django_settings(self.world, prefix)
            return entries if found else None
        if isinstance(name, str):
            return self._entries_of_string(name.replace(":", "."), module)
        return config.of_target(target, self.world)

    def _entries_of_string(self, dotted: str, module: Module) -> list[config.Entry] | None:
        home = self.world.resolver.module_named(dotted, module.path)
        if home is not None:
            return list(config.of_module(home, self.world, set()))
        owner, _, attribute = dotted.rpartition(".")
        home = self.world.resolver.module_named(owner, module.path) if owner else None
        return config.of_target(self.world.resolver.symbol(attribute, home), self.world) if home is not None else None

    def _apply(self, drafts: list[Draft], entry: config.Entry, namespace: str) -> None:
        key = _CONSTRUCTOR.get(entry.key) or canonical(entry.key, namespace)
        if key is None:
            return
        if key == "beat_schedule":
            self.schedules.append(ScheduleSource(entry.value, entry.module, entry.scope, drafts[0]))
        for draft in drafts:
            draft.add(key, entry.key, self.world, entry)

    # -- for the other steps -----------------------------------------------------------------------------------------

    def app_of(self, target: Target | None) -> tuple[bool, App | None]:
        """Whether a target is an app, and which one if that is certain."""
        drafts = self.drafts_of(target)
        if drafts is None:
            return False, None
        return True, self.apps[drafts[0].site.call.span] if len(drafts) == 1 else None

    def task_class(self, app: App | None) -> Class | None:
        """The project class that an app's tasks derive from; for tasks of no app, the only app's."""
        drafts = [draft for draft in self.drafts if app is None or self.apps[draft.site.call.span] is app]
        return drafts[0].task_class if len(drafts) == 1 else None

    def finished(self) -> Iterator[App]:
        """The apps, in source order."""
        yield from self.apps.values()


def _is_branch(frames: tuple[Frame, ...]) -> bool:
    return any(isinstance(frame, IfFrame) for frame in frames)


def _finish(draft: Draft) -> App:
    settings = {key: tuple(places) for key, places in draft.settings.items()}
    return App(draft.name, draft.site.call.span, settings, tuple(draft.hidden))
