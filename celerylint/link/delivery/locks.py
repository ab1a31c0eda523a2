"""Locks that tasks take in Redis or in Django's cache."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator
from typing import Final

from celerylint.link.delivery.clients import ClientCall, client_call
from celerylint.link.graph import Graph
from celerylint.link.naming import Naming
from celerylint.link.process.work import Visit
from celerylint.link.targets import Function
from celerylint.link.world import World
from celerylint.model import expr as e
from celerylint.model.facts import CallSite, Frame, IfFrame
from celerylint.model.redis import Lock
from celerylint.model.values import ABSENT, Absent, Known, Opaque, Value
from celerylint.vocabulary.redis import LOCK_NAME, LOCK_TAKERS, PROLONGING, SCRIPTED

_ORDERED: Final = frozenset(("==", "!=", "<", "<=", ">", ">="))


def locks_of(visit: Visit, calls: Iterable[ClientCall], naming: Naming, graph: Graph) -> Iterator[Lock]:
    """The locks taken among the client calls of a function."""
    for call in calls:
        if call.method in LOCK_TAKERS[call.kind] and _only_once(call, naming.world):
            beside = _Beside(visit.function, naming, graph)
            if (lock := _lock(call, visit, beside, naming.world)) is not None:
                yield lock


def _only_once(call: ClientCall, world: World) -> bool:
    """`set` takes a lock with `nx=True`; the other methods are made for it."""
    if call.method != "set":
        return True
    only_new = world.value(e.keyword(call.site.call, "nx"), call.module, call.site.scope)
    return isinstance(only_new, Known) and bool(only_new.value)


def _lock(call: ClientCall, visit: Visit, beside: _Beside, world: World) -> Lock | None:
    key = e.positional(call.site.call, 0) or e.keyword(call.site.call, "name") or e.keyword(call.site.call, "key")
    deletions = beside.on_key("delete", key, call.site.scope)
    sounds = any(LOCK_NAME.search(word) for word in (*_words(key), call.site.scope))
    if call.method != "lock" and not deletions and not sounds:
        return None
    expiries = [*beside.on_key("expire", key, call.site.scope), *beside.on_key("pexpire", key, call.site.scope)]
    return Lock(
        task=visit.task,
        span=call.site.call.span,
        how=call.method,
        key=next(iter(_words(key)), ""),
        seconds=_seconds(call, world),
        expiry=expiries[0].call.span if expiries else None,
        release=next((site.call.span for site in deletions if not beside.checks(site)), None),
        released=call.method == "lock" or bool(deletions),
        prolonged=beside.prolongs(),
        chain=visit.chain,
    )


class _Beside:
    """What stands beside a call: the rest of its function, and the other methods of its class."""

    def __init__(self, function: Function, naming: Naming, graph: Graph) -> None:
        world, module, fact = naming.world, function.module, function.fact
        methods = [item for item in module.facts.functions if fact.in_class and item.parent == fact.parent]
        scopes = [scope for item in methods or [fact] for scope in graph.own_scopes(Function(module, item))]
        self._sites = [site for scope in scopes for site in world.calls_in(module, scope)]
        self._calls = [call for site in self._sites if (call := client_call(site, module, naming))]
        self._exits = [
            item.frames
            for scope in scopes
            if scope in module.functions
            for item in module.functions[scope].statements
            if item.kind in ("return", "raise")
        ]

    def on_key(self, method: str, key: e.Expr | None, scope: str) -> list[CallSite]:
        """The calls of a method on the same key."""
        if key is None:
            return []
        found = [call.site for call in self._calls if call.method == method and call.site.call.args]
        return [site for site in found if _same_key(site, key, scope)]

    def checks(self, deletion: CallSite) -> bool:
        """Whether a deletion makes sure that the lock is still its own, by its value or by the clock."""
        if any(call.method in SCRIPTED for call in self._calls) or _compares(deletion.frames):
            return True
        return any(_compares(frames) for frames in self._exits)

    def prolongs(self) -> bool:
        """Whether something extends a lock."""
        return any((e.dotted(site.call.func) or "").rpartition(".")[2] in PROLONGING for site in self._sites)


def _same_key(site: CallSite, key: e.Expr, scope: str) -> bool:
    """Written alike, and the same name there too: not a local one of another function."""
    given = site.call.args[0].value
    shared = isinstance(key, e.Literal) or (isinstance(key, e.Name) and ("." in key.path or key.path.isupper()))
    nested = site.scope.startswith(scope + ".") or scope.startswith(site.scope + ".")
    return e.same(given, key) and (shared or nested or site.scope == scope)


def _compares(frames: tuple[Frame, ...]) -> bool:
    """Inside a condition that compares two things, neither of them written out."""
    tests = [part for frame in frames if isinstance(frame, IfFrame) for part in e.walk(frame.test)]
    return any(
        isinstance(test, e.Operation)
        and test.op in _ORDERED
        and not any(isinstance(operand, e.Literal) for operand in test.operands)
        for test in tests
    )


def _words(expr: e.Expr | None) -> Iterator[str]:
    """The texts and names in an expression."""
    for part in e.walk(expr) if expr is not None else ():
        if isinstance(part, e.Literal) and isinstance(part.value, str):
            yield part.value
        elif isinstance(part, e.Name):
            yield part.path


def _seconds(call: ClientCall, world: World) -> Value:
    """After how long a lock expires; ABSENT for never."""
    written = call.site.call
    given: dict[str, e.Expr | None] = {name: e.keyword(written, name) for name in ("ex", "px", "exat", "pxat")}
    match call.kind, call.method:
        case _, "setnx":
            return ABSENT
        case _, "set":
            given["ex"] = given["ex"] or e.positional(written, 2)
            given["px"] = given["px"] or e.positional(written, 3)
        case "redis", "lock":
            given["ex"] = e.keyword(written, "timeout") or e.positional(written, 1)
        case "cache", "lock":
            given["ex"] = e.keyword(written, "timeout") or e.positional(written, 2)
        case _:
            given["ex"] = e.keyword(written, "timeout") or e.positional(written, 2)
            if given["ex"] is None:
                return Opaque(written.span)  # the cache's own default
    if any(arg.star for arg in written.args) or given["exat"] or given["pxat"]:
        return Opaque(written.span)
    long = _plain(world.value(given["ex"], call.module, call.site.scope), 1)
    return (
        long if not isinstance(long, Absent) else _plain(world.value(given["px"], call.module, call.site.scope), 1000)
    )


def _plain(value: Value, per_second: int) -> Value:
    """A duration in seconds; None is as good as not given."""
    if not isinstance(value, Known):
        return value
    if value.value is None:
        return ABSENT
    if isinstance(value.value, datetime.timedelta):
        return Known(value.value.total_seconds(), value.span)
    return Known(value.value / per_second, value.span) if isinstance(value.value, (int, float)) else Opaque(value.span)
