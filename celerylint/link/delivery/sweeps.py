"""Commands over all keys of a Redis database, and which database that is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from celerylint.link.delivery.clients import ClientCall, parts_of
from celerylint.link.process.work import Visit
from celerylint.link.targets import External, Instance, Module
from celerylint.link.world import World
from celerylint.model import expr as e
from celerylint.model.redis import Sweep
from celerylint.model.source import Span
from celerylint.model.values import ABSENT, Known, Opaque, Value
from celerylint.vocabulary.redis import SWEEPS


def sweeps_of(visit: Visit, calls: Iterable[ClientCall], world: World) -> Iterator[Sweep]:
    """The commands over all keys among the client calls of a function."""
    for call in calls:
        if call.method not in SWEEPS or (call.method == "clear") != (call.kind == "cache"):
            continue
        if call.method == "keys" and not call.certain and not call.site.call.args:
            continue  # may be a dictionary
        url = _cache_location(world) if call.kind == "cache" else _url(call, world)
        yield Sweep(visit.task, call.site.call.span, call.method, url, visit.chain)


def _url(call: ClientCall, world: World) -> Value:
    """Where the client of a call connects to."""
    owner, _ = parts_of(call.site.call.func)
    target = world.of(owner, call.module, call.site.scope) if owner is not None else None
    if not isinstance(target, Instance) or not isinstance(target.of, External):
        return Opaque(None)
    if target.call is None or target.module is None:
        return Opaque(None)
    if target.of.path.endswith("from_url"):
        given = e.positional(target.call, 0) or e.keyword(target.call, "url")
        return world.value(given, target.module, target.scope)
    return _address(target.call, target.module, target.scope, world)


_ADDRESS: Final = (("host", "localhost"), ("port", 6379), ("db", 0))


def _address(call: e.Call, module: Module, scope: str, world: World) -> Value:
    """The URL that `Redis(host, port, db)` amounts to."""
    if any(arg.star or arg.keyword in ("connection_pool", "unix_socket_path") for arg in call.args):
        return Opaque(None)
    parts: list[object] = []
    for index, (name, default) in enumerate(_ADDRESS):
        value = world.value(e.keyword(call, name) or e.positional(call, index), module, scope)
        if isinstance(value, Opaque):
            return value
        parts.append(value.value if isinstance(value, Known) else default)
    return Known("redis://{}:{}/{}".format(*parts), call.span)


def _cache_location(world: World) -> Value:
    """Where Django's default cache lives; ABSENT when no settings say so."""
    for module in world.production:
        if "CACHES" not in module.symbols.get("", {}):
            continue
        value = world.value(e.Name("CACHES", Span(module.path, 1, 1, 1, 1)), module, "")
        caches = value.value if isinstance(value, Known) and isinstance(value.value, dict) else {}
        default = caches.get("default")
        if isinstance(default, dict) and isinstance(location := default.get("LOCATION"), str):
            return Known(location, value.span) if isinstance(value, Known) else value
    return ABSENT
