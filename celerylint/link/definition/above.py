"""Decorators that stand above the one that makes a task, and take the task away again."""

from __future__ import annotations

from collections.abc import Iterator

from celerylint.link.definition.tasks import Tasks
from celerylint.link.definition.wrappers import Wrappers
from celerylint.link.process.work import function_of
from celerylint.link.targets import External, Function
from celerylint.link.world import World
from celerylint.model import expr as e
from celerylint.model.tasks import DecoratorAbove
from celerylint.vocabulary.decorators import FUNCTION_MAKERS

_TASK_METHODS = frozenset(("delay", "apply_async", "s", "si", "signature", "apply", "name"))


def find_above(world: World, tasks: Tasks) -> Iterator[DecoratorAbove]:
    """The outermost such decorator of each task."""
    for task in tasks.all():
        function = function_of(task, world)
        decorators = function.fact.decorators if function is not None else ()
        index = next((number for number, item in enumerate(decorators) if item.span == task.span), 0)
        if function is None or not index:
            continue
        kinds = [_kind(decorator, function, world, tasks.wrappers) for decorator in decorators[:index]]
        if "wrapper" in kinds or "renaming" in kinds:
            above = decorators[kinds.index("wrapper") if "wrapper" in kinds else kinds.index("renaming")]
            swap = tuple(item.span for item in decorators[: index + 1]) if set(kinds) <= {"wrapper", "same"} else ()
            yield DecoratorAbove(task, _words(above), above.span, swap)


def _kind(decorator: e.Expr, function: Function, world: World, wrappers: Wrappers) -> str:
    """ "wrapper", "renaming" (a wrapper that does not take over the name), "same" or "unknown"."""
    target = world.of(e.applied(decorator), function.module, function.fact.parent)
    if isinstance(target, External):
        return "wrapper" if target.path in FUNCTION_MAKERS else "unknown"
    wrapping = wrappers.around(function, (decorator,))
    if wrapping.unknown:
        return "unknown"
    if wrapping.outermost is None:
        return "same"
    if _speaks_of_tasks(wrapping.outermost):
        return "unknown"
    return "renaming" if wrapping.named is not None else "wrapper"


def _speaks_of_tasks(wrapper: Function) -> bool:
    """A wrapper that sends the task it is given, or is given a `delay` of its own."""
    facts = [wrapper.fact, wrapper.module.functions.get(wrapper.fact.parent)]
    named = {name.rpartition(".")[2] for fact in facts if fact is not None for name in fact.names if "." in name}
    scopes = (wrapper.fact.scope, wrapper.fact.parent)
    bindings = (item for item in wrapper.module.facts.bindings if item.scope in scopes)
    written = {(e.dotted(item.target) or "").rpartition(".")[2] for item in bindings}
    return bool((named | written) & _TASK_METHODS)


def _words(decorator: e.Expr) -> str:
    return e.dotted(e.applied(decorator)) or "…"
