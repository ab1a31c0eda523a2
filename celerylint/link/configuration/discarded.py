"""Configuration that a later `config_from_object` throws away."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import Final, NamedTuple

from celerylint.link.configuration.apps import Apps
from celerylint.link.configuration.drafts import Draft
from celerylint.link.targets import Module
from celerylint.link.world import World
from celerylint.model import expr as e
from celerylint.model.apps import App
from celerylint.model.configuration import Discarded
from celerylint.model.source import Span

_GIVERS: Final = frozenset(("config_from_object", "config_from_envvar"))
_WRITERS: Final = frozenset(("update", "setdefault"))


class _Event(NamedTuple):
    """What a statement does with an app's configuration: "object", "write" or "read" it."""

    span: Span
    what: str
    draft: Draft
    module: Module
    scope: str
    named: str


def find_discarded(world: World, apps: Apps) -> Iterator[Discarded]:
    """Objects that another one replaces, and settings that were set on a configuration that is made anew."""
    events: dict[int, list[_Event]] = defaultdict(list)
    for module in world.production:
        if any(e.last_name(site.call.func) in _GIVERS for site in module.facts.calls):
            for event in _Events(world, apps, module).all():
                events[id(event.draft)].append(event)
    for draft in apps.drafts:
        yield from _of(draft, events[id(draft)], apps)


def _of(draft: Draft, events: list[_Event], apps: Apps) -> Iterator[Discarded]:
    app = apps.apps[draft.site.call.span]
    given = [event for event in events if event.what == "object"]
    source = e.keyword(draft.site.call, "config_source")
    if source is not None and not (isinstance(source, e.Literal) and source.value is None):
        given.insert(0, _Event(source.span, "object", draft, draft.module, draft.site.scope, "config_source"))
    for event in given:
        if (later := _later(event, given)) is not None:
            yield Discarded(app, event.span, event.named, later.span, None, certain=later.module is event.module)
    blocks: dict[tuple[str, str], list[_Event]] = defaultdict(list)
    for event in sorted(events, key=lambda event: event.span):
        blocks[event.module.path, event.scope].append(event)
    for block in blocks.values():
        yield from _written_too_early(block, app)


def _later(event: _Event, given: list[_Event]) -> _Event | None:
    """The object that replaces another: below it in the same block, or in a module that imports the app."""
    for other in given:
        together = other.module is event.module and other.scope == event.scope
        imports = event.module is event.draft.module and other.module is not event.module
        if (together and other.span > event.span) or (imports and not other.scope and not event.scope):
            return other
    return None


def _written_too_early(events: list[_Event], app: App) -> Iterator[Discarded]:
    """What is set after the configuration was read: it is part of what a later object replaces."""
    last = next((event for event in reversed(events) if event.what == "object"), None)
    read: Span | None = None
    for event in events:
        if last is None or event.span >= last.span:
            return
        if event.what == "object":
            read = None
        elif event.what == "read":
            read = read or event.span
        elif read is not None:
            yield Discarded(app, event.span, event.named, last.span, read, certain=True)


class _Events:
    """What the statements of one module do with the configuration of single apps, whatever happens."""

    def __init__(self, world: World, apps: Apps, module: Module) -> None:
        self.world, self.apps, self.module = world, apps, module

    def all(self) -> Iterator[_Event]:
        for site in self.module.facts.calls:
            if not site.frames:
                yield from self._call(site.call, site.scope)
        for binding in self.module.facts.bindings:
            if not binding.frames:
                yield from self._binding(binding.target, binding.value, binding.scope, binding.span)

    def _call(self, call: e.Call, scope: str) -> Iterator[_Event]:
        owner, _, method = (e.dotted(call.func) or "").rpartition(".")
        if method in _GIVERS:
            yield from self._event(owner, call.span, "object", scope, method)
        elif owner.endswith(".conf"):
            what = "write" if method in _WRITERS else "read"
            yield from self._event(owner.removesuffix(".conf"), call.span, what, scope, f"conf.{method}")
        elif ".conf." in owner:
            yield from self._event(owner.partition(".conf.")[0], call.span, "read", scope, "")
        for arg in call.args:
            yield from self._reads(arg.value, scope)

    def _binding(self, target: e.Expr, value: e.Expr, scope: str, span: Span) -> Iterator[_Event]:
        yield from self._reads(value, scope)
        match target:
            case e.Name(path=path) if path.count(".conf.") == 1:
                owner, _, key = path.partition(".conf.")
                yield from self._event(owner, span, "write", scope, key)
            case e.Subscript(base=e.Name(path=path)) if path.endswith(".conf"):
                yield from self._event(path.removesuffix(".conf"), span, "write", scope, _key(target))
            case e.Subscript(base=e.Name(path=path)) if ".conf." in path:
                yield from self._event(path.partition(".conf.")[0], span, "read", scope, "")

    def _reads(self, value: e.Expr, scope: str) -> Iterator[_Event]:
        """`app.conf.timezone` or `app.conf["timezone"]`; what a lambda reads, it reads later."""
        todo = [value]
        while todo:
            part = todo.pop()
            if isinstance(part, e.Lambda):
                continue
            todo.extend(e.children(part))
            if isinstance(part, e.Subscript):
                owner, found, _ = f"{e.dotted(part.base)}.".partition(".conf.")
            else:
                owner, _, found = (e.dotted(part) or "").partition(".conf.")
            if found:
                yield from self._event(owner, part.span, "read", scope, "")

    def _event(self, owner: str, span: Span, what: str, scope: str, named: str) -> Iterator[_Event]:
        """The event, when its owner is one certain app."""
        drafts = self.apps.drafts_of(self.world.resolver.path(owner, self.module, scope)) if owner else None
        if drafts is not None and len(drafts) == 1:
            yield _Event(span, what, drafts[0], self.module, scope, named)


def _key(target: e.Subscript) -> str:
    return str(target.key.value) if isinstance(target.key, e.Literal) else "conf"
