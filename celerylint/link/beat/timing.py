"""When a schedule runs: what the expression that says so comes to."""

from __future__ import annotations

import datetime
from typing import NamedTuple

from celerylint.link.beat.crontabs import Crontabs
from celerylint.link.targets import External, Instance, Module
from celerylint.link.world import World
from celerylint.model import expr as e
from celerylint.model.schedule import Crontab
from celerylint.model.values import ABSENT, Known, Opaque, Value
from celerylint.vocabulary import celery


class Written(NamedTuple):
    """A schedule expression and where it stands."""

    expr: e.Expr
    module: Module
    scope: str


class Timing(NamedTuple):
    """What a schedule is, in the words of BeatEntry."""

    kind: str
    period: Value = ABSENT
    crontab: Crontab | None = None


def timing(written: Written, world: World, crontabs: Crontabs) -> Timing:
    """Read a schedule expression."""
    target = world.of(written.expr, written.module, written.scope)
    if isinstance(target, Instance) and target.call is not None and target.module is not None:
        path = target.of.path if isinstance(target.of, External) else ""
        if path in celery.CRONTAB or path.removesuffix(".from_string") in celery.CRONTAB:
            return Timing("crontab", ABSENT, crontabs.at(target.call))
        if path in celery.INTERVAL:
            inner = e.positional(target.call, 0) or e.keyword(target.call, "run_every")
            return Timing("interval", _seconds(world.value(inner, target.module, target.scope)))
    return _plain(world.value(written.expr, written.module, written.scope))


def _plain(value: Value) -> Timing:
    return Timing("interval", _seconds(value)) if _is_interval(value) else Timing("other")


def _is_interval(value: Value) -> bool:
    if isinstance(value, Opaque):
        return value.default is not None and _is_interval(value.default)
    kinds = (int, float, datetime.timedelta)
    return isinstance(value, Known) and isinstance(value.value, kinds) and not isinstance(value.value, bool)


def _seconds(value: Value) -> Value:
    """The same value in seconds."""
    if isinstance(value, Opaque) and value.default is not None:
        inner = _seconds(value.default)
        return Opaque(value.span, inner) if isinstance(inner, Known) else value
    if isinstance(value, Known) and isinstance(value.value, datetime.timedelta):
        return Known(value.value.total_seconds(), value.span)
    return value
