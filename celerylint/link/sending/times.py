"""When tasks are to run: `eta`, `expires` and `countdown` of the calls that send them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from celerylint.link import targets
from celerylint.link.targets import External, Module
from celerylint.model import expr as e
from celerylint.model.times import Delay, NaiveTime

if TYPE_CHECKING:
    from celerylint.link.steps import Core

_NOW: Final = frozenset(("datetime.datetime.now", "datetime.datetime.today"))
_ZONED: Final = frozenset(("astimezone", "make_aware", "localize", "replace", "localtime", "combine", "as_timezone"))


def find_times(core: Core) -> Iterator[NaiveTime | Delay]:
    """For every call that sends a task."""
    for call in core.enqueues.all():
        module = core.world.modules[call.span.path]
        for option in ("eta", "expires"):
            given = e.keyword(call.site.call, option)
            if given is not None and (made := _naive(given, module, call.site.scope, core)) is not None:
                yield NaiveTime(call, option, e.dotted(made.func) or "datetime.now", made.span)
        if (given := e.keyword(call.site.call, "countdown")) is not None:
            yield Delay(call, core.world.value(given, module, call.site.scope))


def _naive(given: e.Expr, module: Module, scope: str, core: Core) -> e.Call | None:
    """The call of `datetime.now()` that a time is made of, unless something gives it a zone."""
    if isinstance(given, e.Name):
        target = core.world.of(given, module, scope)
        if not isinstance(target, targets.Value) or target.module is not module or target.expr == given:
            return None
        given = target.expr
    calls = [node for node in e.walk(given) if isinstance(node, e.Call)]
    if any(e.last_name(call.func) in _ZONED for call in calls):
        return None
    for call in calls:
        made = core.world.of(call.func, module, scope) if not call.args else None
        if isinstance(made, External) and made.path in _NOW:
            return call
    return None
