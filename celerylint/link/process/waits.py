"""Calls by which tasks wait for a peer or another process, and what is known of their timeouts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from celerylint.link.targets import Class, External, Function, Instance, Member, Module, Target
from celerylint.link.world import World
from celerylint.model import expr as e
from celerylint.model.calls import RunCall
from celerylint.model.facts import CallSite, WithFrame
from celerylint.model.source import Span
from celerylint.model.values import ABSENT, Absent, Known, Opaque, Value
from celerylint.model.waits import Wait
from celerylint.vocabulary import waits


def find_waits(world: World, calls: Sequence[RunCall]) -> Iterator[Wait]:
    """The calls of tasks that wait, except where something around them sets a limit."""
    kept = [call for call in calls if call.callee in waits.WAITS]
    if not kept:
        return
    sessions = _Sessions(world)
    shared = any(_is(world, site, module, waits.SHARED_TIMEOUT) for module, site in world.calls())
    for call in kept:
        kind, module = waits.WAITS[call.callee], world.modules[call.function.path]
        target = world.callee(call.site, module)
        if (kind.shared and shared) or _is_watched(call, module) or sessions.may_limit(target):
            continue
        timeout = _timeout(call.site, kind.position)
        yield Wait(call, kind.kind, timeout, kind.limited, _is_own(target))


def _is(world: World, site: CallSite, module: Module, path: str) -> bool:
    target = world.callee(site, module) if path.rpartition(".")[2] in (e.dotted(site.call.func) or "") else None
    return isinstance(target, External) and target.path == path


def _timeout(site: CallSite, position: int | None) -> Value:
    """What is given for `timeout`; opaque when it has a name, for settings may change it, or `**` may hold it."""
    given = e.keyword(site.call, "timeout")
    if given is None and position is not None:
        given = e.positional(site.call, position)
    value = Known(given.value, given.span) if isinstance(given, e.Literal) else _hidden(given)
    spread = next((arg.value.span for arg in site.call.args if arg.star), None)
    return Opaque(spread) if isinstance(value, Absent) and spread is not None else value


def _hidden(given: e.Expr | None) -> Value:
    return ABSENT if given is None else Opaque(given.span)


def _is_own(target: Target | None) -> bool:
    """Whether what the call is made on is seen to be made; a parameter's type tells nothing of its settings."""
    return not (isinstance(target, Member) and isinstance(target.base, Instance) and target.base.call is None)


def _is_watched(call: RunCall, module: Module) -> bool:
    """Whether a context manager or a decorator of the function ends it after a time: `with Timeout(5):`."""
    managers = (item for frame in call.site.frames if isinstance(frame, WithFrame) for item in frame.items)
    function = module.functions.get(call.function.scope)
    decorators = function.decorators if function is not None else ()
    return any("timeout" in _name(item).lower() for item in (*managers, *decorators))


def _name(expr: e.Expr) -> str:
    return e.dotted(e.applied(expr)) or ""


class _Sessions:
    """Sessions of requests that something gives a timeout of its own."""

    def __init__(self, world: World) -> None:
        self.world = world
        self._adapted = {span for span in (*self._mounted(), *self._replaced()) if span is not None}

    def may_limit(self, target: Target | None) -> bool:
        """Whether the session that a call is made on may add a timeout."""
        base = target.base if isinstance(target, Member) else None
        if not isinstance(base, Instance):
            return False
        if isinstance(base.of, Class):
            members = (self.world.resolver.member(base.of, name) for name in waits.SESSION_METHODS)
            return any(isinstance(member, Function) for member in members)
        return base.call is not None and base.call.span in self._adapted

    def _mounted(self) -> Iterator[Span | None]:
        """Sessions that are given an adapter of the project's own, or of another library."""
        for module, site in self.world.calls():
            path = e.dotted(site.call.func) or ""
            if path.endswith(".mount") and (adapter := e.positional(site.call, 1)) is not None:
                made = self.world.of(adapter, module, site.scope)
                kind = made.of if isinstance(made, Instance) else None
                if not (isinstance(kind, External) and kind.path in waits.PLAIN_ADAPTERS):
                    yield self._session(path.removesuffix(".mount"), module, site.scope)

    def _replaced(self) -> Iterator[Span | None]:
        """Sessions whose `request` or the like is assigned: `session.request = partial(session.request, timeout=5)`."""
        for module in self.world.production:
            for binding in module.facts.bindings:
                owner, _, name = (e.dotted(binding.target) or "").rpartition(".")
                if owner and name in waits.SESSION_METHODS:
                    yield self._session(owner, module, binding.scope)

    def _session(self, path: str, module: Module, scope: str) -> Span | None:
        target = self.world.resolver.path(path, module, scope)
        return target.call.span if isinstance(target, Instance) and target.call is not None else None
