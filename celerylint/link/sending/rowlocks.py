"""Rows that tasks lock outside a transaction, where Django refuses to."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from celerylint.link.process.work import function_of
from celerylint.link.sending.transactions import Transactions
from celerylint.link.targets import Function, Module
from celerylint.model import expr as e
from celerylint.model.facts import CallSite, DeferFrame, IfFrame, LoopFrame, WithFrame
from celerylint.model.functions import Step
from celerylint.model.source import Span
from celerylint.model.transactions import UnguardedLock

if TYPE_CHECKING:
    from celerylint.link.steps import Core

_LOCK: Final = "select_for_update"
_EVALUATING: Final = frozenset(
    "get first last earliest latest in_bulk get_or_create update_or_create iterator list tuple set".split()
)
_TRANSACTION: Final = re.compile(r"atomic|transact|savepoint", re.I)
_DEPTH: Final = 4


def find_unguarded_locks(core: Core) -> Iterator[UnguardedLock]:
    """Each place once, by the first task that comes to it without a transaction."""
    if not any(e.last_name(site.call.func) == _LOCK for _, site in core.world.calls()):
        return
    search = _Search(core)
    seen = set()
    for task in core.tasks.all():
        function = function_of(task, core.world)
        if function is None or "__call__" in task.base.members:
            continue
        for span, chain in search.below(function):
            if span not in seen:
                seen.add(span)
                yield UnguardedLock(task, span, chain)


class _Search:
    def __init__(self, core: Core) -> None:
        self.world, self.graph = core.world, core.graph
        self.transactions = Transactions(core.world, core.naming)

    def below(self, start: Function) -> Iterator[tuple[Span, tuple[Step, ...]]]:
        """The locks below a function, as far as no transaction is opened on the way."""
        todo: deque[tuple[Function, tuple[Step, ...]]] = deque([(start, ())])
        seen = {start.key}
        while todo:
            function, chain = todo.popleft()
            if function.fact.is_async or self._is_wrapped(function):
                continue
            if not (chain and _locks_on_request(function)):
                yield from ((span, chain) for span in self._locks(function, always=bool(chain)))
            for site, callee in self.graph.callees(function) if len(chain) < _DEPTH else ():
                if callee.key not in seen and not self._is_inside(site, function.module):
                    seen.add(callee.key)
                    todo.append((callee, (*chain, Step(site.call.span, callee.fact.name))))

    def _is_wrapped(self, function: Function) -> bool:
        named = (e.applied(decorator) for decorator in function.fact.decorators)
        return self.transactions.of_function(function) is not None or any(
            _TRANSACTION.search(e.dotted(name) or "") for name in named
        )

    def _is_inside(self, site: CallSite, module: Module) -> bool:
        """Whether a call stands in a transaction, or in what sounds like one; or runs later."""
        if any(isinstance(frame, DeferFrame) for frame in site.frames):
            return True
        entered = (item for frame in site.frames if isinstance(frame, WithFrame) for item in frame.items)
        names = (e.last_name(e.applied(item)) for item in entered)
        return any(map(_TRANSACTION.search, names)) or self.transactions.around(site, module) is not None

    def _locks(self, function: Function, *, always: bool) -> Iterator[Span]:
        """Queries that lock and are run where they stand; `always` leaves out those in branches."""
        for site in self.world.calls_in(function.module, function.fact.scope):
            if always and any(isinstance(frame, IfFrame) for frame in site.frames):
                continue
            looped = (frame.source for frame in site.frames if isinstance(frame, LoopFrame))
            queries = (
                [site.call] if _evaluates(site.call) else [source for source in looped if isinstance(source, e.Call)]
            )
            locks = [lock.span for query in queries if (lock := _lock_of(query)) is not None]
            if locks and not self._is_inside(site, function.module):
                yield from locks


def _locks_on_request(function: Function) -> bool:
    """A helper that locks only when its caller says so."""
    return any("lock" in param.name or param.name == _LOCK for param in function.fact.params)


def _evaluates(call: e.Call) -> bool:
    return e.last_name(call.func) in _EVALUATING


def _lock_of(query: e.Expr) -> e.Call | None:
    """The `….select_for_update()` in a chain of calls: `Order.objects.select_for_update().get(…)`, `list(…)`."""
    while isinstance(query, (e.Call, e.Attribute)):
        if isinstance(query, e.Attribute):
            query = query.base
        elif e.last_name(query.func) == _LOCK:
            return query
        elif isinstance(query.func, e.Name) and "." not in query.func.path and query.args:
            query = query.args[0].value
        else:
            query = query.func
    return None
