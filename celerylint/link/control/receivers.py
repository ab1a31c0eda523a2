"""Who is connected to Celery's signals, and whether anything keeps the receiver alive."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from celerylint.link.targets import Function, Module
from celerylint.model import expr as e
from celerylint.model.facts import CallSite, FunctionFact
from celerylint.model.receivers import Connection

if TYPE_CHECKING:
    from celerylint.link.steps import Core

_CONNECT: Final = re.compile(r"(?:celery\.signals\.(\w+)|celery\.Celery\.(on_after_\w+|on_configure))\.connect")


def find_connections(core: Core) -> Iterator[Connection]:
    """Calls of `connect`, and decorators."""
    for module in core.world.production:
        if not any(e.last_name(site.call.func) == "connect" for site in module.facts.calls) and not _decorates(module):
            continue
        for fact in module.facts.functions:
            yield from _decorated(fact, module, core)
        for site in module.facts.calls:
            if site.role != "decorator" and (signal := _signal(site.call.func, module, site.scope, core)):
                yield from _called(site, signal, module, core)


def _decorates(module: Module) -> bool:
    return any(_connects(decorator) for fact in module.facts.functions for decorator in fact.decorators)


def _connects(decorator: e.Expr) -> bool:
    return e.last_name(e.applied(decorator)) == "connect"


def _decorated(fact: FunctionFact, module: Module, core: Core) -> Iterator[Connection]:
    for decorator in fact.decorators:
        if _connects(decorator):
            call = decorator if isinstance(decorator, e.Call) else None
            signal = _signal(call.func if call else decorator, module, fact.parent, core)
            if signal:
                yield Connection(signal, decorator.span, fact, _is_local(fact, module), _is_weak(call), call)


def _called(site: CallSite, signal: str, module: Module, core: Core) -> Iterator[Connection]:
    given = e.positional(site.call, 0) or e.keyword(site.call, "receiver")
    if isinstance(given, e.Lambda):
        yield Connection(signal, given.span, None, local=True, weak=_is_weak(site.call), call=site.call)
    elif given is not None:
        with core.world.resolver.keenly():
            target = core.world.of(given, module, site.scope)
        if isinstance(target, Function):
            local = _is_local(target.fact, target.module)
            yield Connection(signal, given.span, target.fact, local, _is_weak(site.call), site.call)


def _signal(func: e.Expr, module: Module, scope: str, core: Core) -> str:
    """The name of the signal whose `connect` it is; "" for anything else."""
    if e.last_name(func) != "connect":
        return ""
    found = _CONNECT.fullmatch(core.naming.path(core.world.of(func, module, scope)))
    return (found[1] or found[2]) if found else ""


def _is_weak(call: e.Call | None) -> bool:
    given = e.keyword(call, "weak") if call is not None else None
    return not (given is not None and not (isinstance(given, e.Literal) and given.value))


def _is_local(fact: FunctionFact, module: Module) -> bool:
    """Whether a function inside another is used for nothing else: then it ends with the call around it."""
    around = module.functions.get(fact.parent)
    if around is None or fact.in_class:
        return False
    uses = any(e.dotted(item) == fact.name for item in around.returns)
    bound = any(e.dotted(item.value) == fact.name for item in module.facts.bindings if item.scope == fact.parent)
    return not uses and not bound
