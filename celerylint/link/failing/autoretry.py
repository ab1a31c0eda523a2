"""What tasks are retried for automatically."""

from __future__ import annotations

import builtins
from collections.abc import Iterator
from typing import Final

from celerylint.link.definition.tasks import Tasks
from celerylint.link.failing.catching import Catching
from celerylint.link.process.work import function_of
from celerylint.link.targets import Class, External, Function
from celerylint.link.world import World
from celerylint.model import expr as e
from celerylint.model.autoretry import AutoRetry
from celerylint.model.facts import Handler

_EXCEPTIONS: Final = frozenset(
    name for name, kind in vars(builtins).items() if isinstance(kind, type) and issubclass(kind, BaseException)
)


def find_autoretries(world: World, tasks: Tasks) -> Iterator[AutoRetry]:
    """One for each task whose own decorator says so."""
    catching = Catching(world)
    for task in tasks.all():
        function = function_of(task, world)
        given = _given(function, task.span) if function is not None else None
        if given is None or function is None:
            continue
        scope, module = function.fact.parent, function.module
        kinds = given.items if isinstance(given, e.Sequence) else (given,)
        names = catching.names(Handler(tuple(kinds), None, given.span), module, scope)
        yield AutoRetry(task, given.span, names, _single(given, function, world))


def _given(function: Function, span: object) -> e.Expr | None:
    for decorator in function.fact.decorators:
        if decorator.span == span and isinstance(decorator, e.Call):
            return e.keyword(decorator, "autoretry_for")
    return None


def _single(given: e.Expr, function: Function, world: World) -> str:
    """The name of a class that stands alone."""
    if not isinstance(given, (e.Name, e.Attribute)):
        return ""
    target = world.of(given, function.module, function.fact.parent)
    written = e.dotted(given) or e.last_name(given)
    if isinstance(target, Class) or (target is None and written in _EXCEPTIONS):
        return written
    last = target.path.rpartition(".")[2] if isinstance(target, External) else ""
    return written if last[:1].isupper() and not last.isupper() and last.endswith(("Error", "Exception")) else ""
