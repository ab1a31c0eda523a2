"""Celery applications and everything that configures them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, NamedTuple

from celerylint.link.configuration import config
from celerylint.link.configuration.drafts import Draft, Drafts
from celerylint.link.targets import Class, Member, Module, Target
from celerylint.link.world import World
from celerylint.model import expr as e
from celerylint.model.apps import App, Setting
from celerylint.model.facts import Binding, CallSite, Frame, IfFrame
from celerylint.model.source import Span
from celerylint.model.values import Known, Opaque
from celerylint.vocabulary.settings import canonical

_CONSTRUCTOR: Final = {"broker": "broker_url", "backend": "result_backend", "include": "include"}
_CONSTRUCTOR_OTHER: Final = frozenset(
    "main loader amqp events log control set_as_current tasks changes config_source fixups task_cls autofinalize"
    " namespace strict_typing".split()
)


@dataclass(slots=True)
class ScheduleSource:
    """An expression that is (part of) a beat schedule: a whole dict, or one `key` of it.

    `form` is that of `Placed`, "added" for what comes to a schedule that is there, or "" when no app is known to use
    it; `span` is the statement (or argument), `conditional` when it stands in a branch.
    """

    expr: e.Expr
    module: Module
    scope: str
    drafts: list[Draft]
    span: Span
    form: str = ""
    conditional: bool = False
    key: str | None = None


class Placed(NamedTuple):
    """An entry of the configuration of some apps, whether or not it is a setting of Celery.

    `form` is "argument" (of the app's constructor), "conf" (set on `app.conf`), "object" (of a configuration object) or
    "django".
    """

    drafts: list[Draft]
    entry: config.Entry
    form: str
    namespace: str


class Apps:
    """Finds the apps, then reads what each statement of the project sets on them."""

    def __init__(self, world: World) -> None:
        self.world = world
        self._found = Drafts(world)
        self.drafts = self._found.all
        self.drafts_of = self._found.of
        self.schedules: list[ScheduleSource] = []
        self.placed: list[Placed] = []
        for draft in self.drafts:
            self._read_constructor(draft)
        for module in world.production:
            self._read_statements(module)
        self.apps = {draft.site.call.span: _finish(draft) for draft in self.drafts}

    # -- what configures them ----------------------------------------------------------------------------------------

    def _read_constructor(self, draft: Draft) -> None:
        for arg in draft.site.call.args:
            name = arg.keyword
            if arg.star == "**":
                self._merge([draft], arg.value, draft.module, draft.site.scope, draft.site.frames, "argument")
            elif name == "task_cls":
                draft.task_class = self._class_of(arg.value, draft.module, draft.site.scope)
            elif name == "config_source":
                namespace = e.keyword(draft.site.call, "namespace")
                self._read_object([draft], arg.value, namespace, draft.module, draft.site.scope)
            elif name is not None and name not in _CONSTRUCTOR_OTHER:
                entry = config.Entry(name, arg.value, draft.module, draft.site.scope, arg.value.span, False)
                self._apply([draft], entry, "argument")

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
                self._apply(drafts, entry, "conf")
            elif key == "Task":
                for draft in self.drafts_of(owner) or ():
                    draft.task_class = self._class_of(binding.value, module, scope)
        elif isinstance(target, e.Subscript):
            owner = self.world.of(target.base, module, scope)
            if drafts := self._configured(owner):
                key = self._key(target, module, scope)
                entry = config.Entry(key, binding.value, module, scope, binding.span, _is_branch(binding.frames))
                self._apply(drafts, entry, "conf")
            elif drafts := self._scheduled(owner):
                branch, key = _is_branch(binding.frames), self._key(target, module, scope)
                self.schedules.append(
                    ScheduleSource(binding.value, module, scope, drafts, binding.span, "added", branch, key)
                )
            else:
                self._changed_inside(owner, binding.span)

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

    def _changed_inside(self, target: Target | None, span: Span) -> None:
        """`app.conf.broker_transport_options["…"] = …`: from here on nobody knows what that setting holds."""
        if not isinstance(target, Member) or (key := canonical(target.name)) is None:
            return
        for draft in self._configured(target.base) or ():
            draft.settings.setdefault(key, []).append(Setting(key, Opaque(span), span, target.name))

    def _read_call(self, name: str, site: CallSite, module: Module) -> None:
        owner, scope = self.world.owner(site, module), site.scope
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
                    self._apply(drafts, entry, "conf")
                else:
                    self._merge(drafts, arg.value, module, scope, site.frames)
        elif name == "update" and (drafts := self._scheduled(owner)) and site.call.args:
            added, branch = site.call.args[0].value, _is_branch(site.frames)
            self.schedules.append(ScheduleSource(added, module, scope, drafts, site.call.span, "added", branch))
        elif name in ("update", "setdefault"):
            self._changed_inside(owner, site.call.span)

    def _merge(
        self,
        drafts: list[Draft],
        expr: e.Expr,
        module: Module,
        scope: str,
        frames: tuple[Frame, ...],
        form: str = "conf",
    ) -> None:
        entries = config.of_mapping(expr, module, scope, self.world)
        if entries is None:
            for draft in drafts:
                draft.hidden.append(expr.span)
            return
        for entry in entries:
            self._apply(drafts, entry._replace(conditional=entry.conditional or _is_branch(frames)), form)

    def _read_object(
        self, drafts: list[Draft], source: e.Expr, namespace: e.Expr | None, module: Module, scope: str
    ) -> None:
        given = self.world.value(namespace, module, scope)
        prefix = given.value if isinstance(given, Known) and isinstance(given.value, str) else ""
        target = self.world.of(source, module, scope)
        text = self.world.value(source, module, scope)
        name = text.value if isinstance(text, Known) else None
        is_django = config.is_django(target, name)
        if is_django:
            entries = config.django_settings(self.world, prefix)
        else:
            entries = self._entries_of_object(target, name, module)
        if entries is None:
            for draft in drafts:
                draft.hidden.append(source.span)
        for entry in entries or ():
            self._apply(drafts, entry, "django" if is_django else "object", prefix)

    def _entries_of_object(self, target: Target | None, name: object, module: Module) -> list[config.Entry] | None:
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

    def _apply(self, drafts: list[Draft], entry: config.Entry, form: str, namespace: str = "") -> None:
        self.placed.append(Placed(drafts, entry, form, namespace))
        key = constructor_setting(entry.key, form) or canonical(entry.key, namespace)
        if key is None:
            return
        if key == "beat_schedule":
            place = (entry.value, entry.module, entry.scope)
            self.schedules.append(ScheduleSource(*place, drafts, entry.span, form, entry.conditional))
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


def constructor_setting(name: str, form: str) -> str | None:
    """The setting that a keyword of the app's constructor stands for, where the names differ."""
    return _CONSTRUCTOR.get(name) if form == "argument" else None


def _is_branch(frames: tuple[Frame, ...]) -> bool:
    return any(isinstance(frame, IfFrame) for frame in frames)


def _finish(draft: Draft) -> App:
    settings = {key: tuple(places) for key, places in draft.settings.items()}
    return App(draft.name, draft.site.call.span, settings, tuple(draft.hidden))
