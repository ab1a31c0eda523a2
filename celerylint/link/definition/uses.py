"""Which files deal with Celery."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from celerylint.link.targets import Module
from celerylint.model import expr as e
from celerylint.model.uses import TaskUses

if TYPE_CHECKING:
    from celerylint.link.steps import Core
_SENDERS: Final = frozenset(("delay", "apply_async", "send_task"))


def find_uses(core: Core) -> Iterator[TaskUses]:
    """One object that looks when it is asked."""
    paths = celery_files(core)
    yield TaskUses(paths, _sends_unknown(core, paths))


def celery_files(core: Core) -> frozenset[str]:
    """Files that import Celery, define or send tasks, or configure an app: they are read in any case."""
    paths = {path for path, _ in core.enqueues.by_scope} | {task.span.path for task in core.tasks.all()}
    paths |= {module.path for module in core.world.production if _imports_celery(module)}
    settings = (places for app in core.apps.finished() for places in app.settings.values())
    return frozenset(paths | {place.span.path for places in settings for place in places})


def _sends_unknown(core: Core, paths: frozenset[str]) -> bool:
    """Whether anything is sent of which it cannot be told which task it is: a parameter, a computed name."""
    known = {call.span for call in core.enqueues.all() if call.task is not None or call.canvas}
    modules = (core.world.modules[path] for path in paths if path in core.world.modules)
    return any(
        site.call.span not in known and not _names_it(site.call)
        for module in modules
        for site in module.facts.calls
        if _method(site.call) in _SENDERS
    )


def _method(call: e.Call) -> str:
    return call.func.name if isinstance(call.func, e.Attribute) else (e.dotted(call.func) or "").rpartition(".")[2]


def _names_it(call: e.Call) -> bool:
    """`send_task("a.name")`: what it names is known, be it a task or not."""
    given = e.positional(call, 0) or e.keyword(call, "name")
    return _method(call) == "send_task" and isinstance(given, e.Literal)


def _imports_celery(module: Module) -> bool:
    return any(item.module.partition(".")[0] == "celery" for item in module.facts.imports)
