"""Functions that ask workers what they run in order to decide whether to send or run a task."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from celerylint.link.definition.tasks import Tasks
from celerylint.link.naming import Naming
from celerylint.link.sending.enqueues import Enqueues
from celerylint.link.targets import Function, Module
from celerylint.link.world import World
from celerylint.model import expr as e
from celerylint.model.deduplication import InspectGuard
from celerylint.model.facts import Binding, CallSite, Frame, IfFrame
from celerylint.model.functions import FunctionRef
from celerylint.model.source import Span
from celerylint.vocabulary.deduplication import INSPECT_METHODS, SENDING_METHODS

# What is compared when the answer is searched for one task; else it is only counted or shown.
_IDENTITY: Final = frozenset(("name", "args", "kwargs", "type"))
# What an inspector is called where it cannot be followed.
_INSPECTOR: Final = re.compile(r"(?:^|[._])inspect(?:or)?$", re.I)
_EXITS: Final = frozenset(("return", "raise", "continue", "break"))

Key = tuple[str, str]


class _Asked(NamedTuple):
    """A call that asks workers, and the function that it stands in."""

    site: CallSite
    method: str
    function: Function


def find_inspect_guards(world: World, tasks: Tasks, enqueues: Enqueues, naming: Naming) -> Iterator[InspectGuard]:
    """Every asking function whose answer decides, whether there or in a function that calls it."""
    asked = _asking(world, naming)
    if not asked:
        return
    decisions: dict[Key, list[Span]] = {key: [] for key in asked}
    overriding: dict[Key, str] = {}
    for key, site, user in _uses(world, asked):
        if name := _overridden(user, world, tasks):
            overriding[key] = name
        elif _acts(user, tasks, enqueues) and (_identifies(user) or _identifies(asked[key].function)):
            decisions[key] += _decided(user, site, tasks, enqueues)
    for key, (site, method, _) in asked.items():
        if key in overriding or decisions[key]:
            found = tuple(dict.fromkeys(decisions[key]))
            yield InspectGuard(site.call.span, method, FunctionRef(*key), overriding.get(key, ""), found)


def _asking(world: World, naming: Naming) -> dict[Key, _Asked]:
    """The functions that ask workers themselves, with the first call that does."""
    found: dict[Key, _Asked] = {}
    for module, site in world.calls():
        method = _method(site)
        fact = module.functions.get(site.scope)
        if method in INSPECT_METHODS and fact is not None and _is_inspect(site, module, naming):
            function = Function(module, fact)
            found.setdefault(function.key, _Asked(site, method, function))
    return found


def _method(site: CallSite) -> str:
    func = site.call.func
    return func.name if isinstance(func, e.Attribute) else (e.dotted(func) or "").rpartition(".")[2]


def _is_inspect(site: CallSite, module: Module, naming: Naming) -> bool:
    """By what is called, else by how it is written."""
    if callee := naming.callee(site, module):
        return ".inspect." in callee.lower()
    if isinstance(naming.world.callee(site, module), Function):
        return False
    match site.call.func:
        case e.Attribute(base=e.Call(func=e.Name(path=path))):
            return path.endswith("control.inspect")
        case e.Name(path=path):
            owner = path.rpartition(".")[0]
            return _INSPECTOR.search(owner) is not None or _is_bound_to_inspector(owner, site.scope, module)
        case _:
            return False


def _is_bound_to_inspector(owner: str, scope: str, module: Module) -> bool:
    """`i = app.control.inspect()`, where the app itself cannot be followed."""
    bound = [item.value for item in module.symbols.get(scope, {}).get(owner, ()) if isinstance(item, Binding)]
    return any(
        isinstance(value, e.Call) and (e.dotted(value.func) or "").endswith("control.inspect") for value in bound
    )


def _uses(world: World, asked: dict[Key, _Asked]) -> Iterator[tuple[Key, CallSite, Function]]:
    """The asking calls themselves, and the calls of the functions that they stand in: (asking, call, where)."""
    for key, (site, _, function) in asked.items():
        yield key, site, function
    names = {function.fact.name for _, _, function in asked.values()}
    for module, site in world.calls():
        if _method(site) not in names:
            continue
        target, fact = world.callee(site, module), module.functions.get(site.scope)
        if isinstance(target, Function) and target.key in asked and fact is not None:
            yield target.key, site, Function(module, fact)


def _overridden(function: Function, world: World, tasks: Tasks) -> str:
    """The method that a Task class replaces with this function, through which every task is sent."""
    cls = world.class_of(function)
    name = function.fact.name
    return name if name in SENDING_METHODS and cls is not None and tasks.is_task_class(cls) else ""


def _acts(user: Function, tasks: Tasks, enqueues: Enqueues) -> bool:
    """Whether it sends tasks, or is one."""
    return tasks.around(user.module, user.fact.scope) is not None or user.key in enqueues.by_scope


def _identifies(function: Function) -> bool:
    """Whether the answer is searched for a certain task: for its name or arguments."""
    module, scope = function.module, function.fact.scope
    written = [site.call for site in module.facts.calls if site.scope == scope]
    tests = [test.test for frames in _all_frames(function) for test in frames if isinstance(test, IfFrame)]
    values = [binding.value for binding in module.facts.bindings if binding.scope == scope]
    returned = function.fact.returns
    parts = (part for expr in (*written, *tests, *values, *returned) for part in e.walk(expr))
    return any(isinstance(part, e.Literal) and part.value in _IDENTITY for part in parts)


def _all_frames(function: Function) -> Iterator[tuple[Frame, ...]]:
    scope = function.fact.scope
    yield from (statement.frames for statement in function.fact.statements)
    yield from (site.frames for site in function.module.facts.calls if site.scope == scope)


def _decided(user: Function, site: CallSite, tasks: Tasks, enqueues: Enqueues) -> Iterator[Span]:
    """The conditions on the answer under which a task is sent, or the function left before it does its work."""
    names = _derived(user, site)
    exits = [item.frames for item in user.fact.statements if item.kind in _EXITS]
    sends = [enqueue.site.frames for enqueue in enqueues.by_scope.get(user.key, ())]
    for frames in (*exits, *sends):
        for frame in frames:
            if isinstance(frame, IfFrame) and _depends(frame.test, site.call.span, names):
                yield frame.test.span


def _derived(user: Function, site: CallSite) -> set[str]:
    """The names that hold the answer or a part of it."""
    names: set[str] = set()
    own = [binding for binding in user.module.facts.bindings if binding.scope == user.fact.scope]
    for binding in own:
        if _depends(binding.value, site.call.span, names):
            names.update(part.path for part in e.walk(binding.target) if isinstance(part, e.Name))
    return names


def _depends(expr: e.Expr, asked: Span, names: set[str]) -> bool:
    return any(
        part.span == asked or (isinstance(part, e.Name) and part.path.partition(".")[0] in names)
        for part in e.walk(expr)
    )
