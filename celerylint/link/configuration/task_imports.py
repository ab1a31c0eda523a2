"""Modules with tasks that an app names in strings, for its worker to import."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from celerylint.link.modules import dotted_of
from celerylint.link.targets import Module, Value
from celerylint.link.world import World
from celerylint.model import expr as e
from celerylint.model.configuration import TaskImport, UnimportedTasks
from celerylint.vocabulary.settings import canonical

if TYPE_CHECKING:
    from celerylint.link.steps import Core

_DISCOVER = "autodiscover_tasks"


def find_task_imports(core: Core) -> Iterator[object]:
    """What `include`, `imports` and `autodiscover_tasks` name, and modules with tasks that nothing names."""
    named = sorted({item.span: item for item in (*_listed(core), *_discovered(core))}.values(), key=lambda i: i.span)
    yield from named
    yield from _unimported(core, named)


def _listed(core: Core) -> Iterator[TaskImport]:
    for placed in core.apps.placed:
        entry = placed.entry
        key = entry.key if placed.form == "argument" else canonical(entry.key, placed.namespace)
        if key in ("include", "imports"):
            for item, module in _strings(entry.value, entry.module, entry.scope, core.world):
                yield _import(item, key, module, core.world)


def _discovered(core: Core) -> Iterator[TaskImport]:
    for module, site in core.world.calls():
        owner, _, method = (e.dotted(site.call.func) or "").rpartition(".")
        if method != _DISCOVER or core.apps.drafts_of(core.world.resolver.path(owner, module, site.scope)) is None:
            continue
        given = e.positional(site.call, 0) or e.keyword(site.call, "packages")
        for item, home in _strings(given, module, site.scope, core.world) if given is not None else ():
            yield _import(item, "characters" if item is given else _DISCOVER, home, core.world)


def _strings(expr: e.Expr, module: Module, scope: str, world: World) -> Iterator[tuple[e.Literal, Module]]:
    """The strings of a display, itself or by name; or the one string that is given instead."""
    target = None if isinstance(expr, (e.Sequence, e.Literal)) else world.of(expr, module, scope)
    if isinstance(target, Value):
        expr, module = target.expr, target.module
    for item in expr.items if isinstance(expr, e.Sequence) else (expr,):
        if isinstance(item, e.Literal) and isinstance(item.value, str):
            yield item, module


def _import(item: e.Literal, form: str, module: Module, world: World) -> TaskImport:
    name = str(item.value)
    top, _, rest = name.partition(".")
    owner, _, last = name.rpartition(".")
    ours = bool(rest) and world.index.find(top, module.path) is not None
    is_class = form == _DISCOVER and last[:1].isupper()
    found = world.index.knows(name) or not ours or is_class
    return TaskImport(name, item.span, form, found, beside=world.index.knows(owner))


def _unimported(core: Core, named: list[TaskImport]) -> Iterator[UnimportedTasks]:
    """Modules with tasks that no file which was read imports, where tasks are looked for by name alone."""
    apps = list(core.apps.finished())
    if not named or len(apps) != 1 or apps[0].hidden or any(item.form not in ("include", "imports") for item in named):
        return
    if any(_DISCOVER in (e.dotted(site.call.func) or "") for _, site in core.world.calls()):
        return
    index = core.world.index
    written = ((item, module.path) for module in core.world.production for item in module.facts.imports)
    imported = {path for item, importer in written for path in index.imported(item, importer)}
    imported |= {path for item in named if (path := index.find(item.name, apps[0].span.path)) is not None}
    seen: set[str] = {apps[0].span.path}
    for task in core.tasks.all():
        path = task.span.path
        if path not in imported and path not in seen and not path.endswith("/__init__.py"):
            seen.add(path)
            yield UnimportedTasks(task, dotted_of(path), named[0].span)
