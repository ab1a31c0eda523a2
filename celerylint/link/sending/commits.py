"""Tasks that are sent before the transaction around the call is committed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from celerylint.link.definition.uses import celery_files
from celerylint.link.sending.transactions import Transactions
from celerylint.link.targets import External, Function, Module
from celerylint.model import expr as e
from celerylint.model.calls import Enqueue
from celerylint.model.facts import Binding, CallSite, DeferFrame, IfFrame
from celerylint.model.functions import Step
from celerylint.model.source import Span
from celerylint.model.transactions import EnqueueInTransaction, Transaction

if TYPE_CHECKING:
    from celerylint.link.steps import Core

_LATER: Final = frozenset(("delay_on_commit", "apply_async_on_commit"))
_SIGNALS: Final = frozenset(
    f"django.db.models.signals.{name}" for name in ("pre_save", "post_save", "pre_delete", "post_delete", "m2m_changed")
)
_FLUSHES: Final = frozenset(f"{when}_{what}" for when in ("before", "after") for what in ("insert", "update", "delete"))
_MAKERS: Final = re.compile(
    r"[A-Z]|(?:a?create|get_or_create|a?update_or_create|bulk_create|save|insert|merge|make|place|register|store|copy)"
)


def find_early_sends(core: Core) -> Iterator[EnqueueInTransaction]:
    """Each call once: by the transaction in its own function, else by the one around a call of that function."""
    return _EarlySends(core).found()


class _EarlySends:
    def __init__(self, core: Core) -> None:
        self.core, self.world = core, core.world
        self.transactions = Transactions(core.world, core.naming)
        self._sends = core.enqueues.by_scope
        self._near = [core.world.modules[path] for path in sorted(celery_files(core)) if path in core.world.modules]

    def found(self) -> Iterator[EnqueueInTransaction]:
        receivers = dict(self._receivers())
        seen: set[Span] = set()
        for (path, scope), calls in self._sends.items():
            module = self.world.modules[path]
            for call in calls:
                around = self.transactions.around(call.site, module) or receivers.get((path, scope))
                if around is not None and self._is_early(call):
                    seen.add(call.span)
                    yield EnqueueInTransaction(call, around, (), self._written(call.site, module, around))
        for call, around, step in self._through_helpers():
            if call.span not in seen and self._is_early(call):
                seen.add(call.span)
                yield EnqueueInTransaction(call, around, (step,), None)

    def _is_early(self, call: Enqueue) -> bool:
        """Sent at once: neither later, in a lambda, nor by a task class that waits for the commit itself."""
        if call.how in _LATER or any(isinstance(frame, DeferFrame) for frame in call.site.frames):
            return False
        module = self.world.modules[call.span.path]
        if _has_better_branch(call, self.world.calls_in(module, call.site.scope)):
            return False
        base = self.core.tasks.bases.get(call.task.span) if call.task is not None else None
        sends = self.world.resolver.member(base, "apply_async") if base is not None else None
        return not isinstance(sends, Function) or not any("commit" in name for name in sends.fact.names)

    def _through_helpers(self) -> Iterator[tuple[Enqueue, Transaction, Step]]:
        """Calls in a transaction of functions that send."""
        for module, site in self._calls():
            callee = self.core.graph.callable_of(self.world.callee(site, module)) if site.role != "decorator" else None
            sends = self._sends.get(callee.key, ()) if callee is not None else ()
            if callee is None or not sends or self.core.tasks.of(callee) is not None:
                continue
            around = self.transactions.around(site, module)
            for call in sends if around is not None else ():
                yield call, around, Step(site.call.span, callee.fact.name)  # type: ignore[misc]

    def _calls(self) -> Iterator[tuple[Module, CallSite]]:
        """All calls of the files that are read whatever else is."""
        return ((module, site) for module in self._near for site in module.facts.calls)

    def _written(self, site: CallSite, module: Module, around: Transaction) -> Span | None:
        """Where something that is sent along is made or saved inside the transaction."""
        sent = _sent_along(site.call)
        if around.kind == "signal":
            return around.span if sent & {"instance", "target"} else None
        for other in self.world.calls_in(module, site.scope):
            owner, _, method = (e.dotted(other.call.func) or "").rpartition(".")
            if owner in sent and method in ("save", "asave") and _is_within(other.call.span, site, around):
                return other.call.span
        made = (item for name in sorted(sent) for item in module.symbols.get(site.scope, {}).get(name, ()))
        for item in made:
            if isinstance(item, Binding) and _makes(item) and _is_within(item.span, site, around):
                return item.span
        return None

    # -- receivers of signals ----------------------------------------------------------------------------------------

    def _receivers(self) -> Iterator[tuple[tuple[str, str], Transaction]]:
        for path, scope in self._sends:
            module = self.world.modules[path]
            fact = module.functions.get(scope)
            for decorator in fact.decorators if fact is not None else ():
                if isinstance(decorator, e.Call) and (signal := self._signal_of(decorator, module)):
                    yield (path, scope), _signalled(signal, decorator.span)
        for module, site in self._calls():
            if (e.dotted(site.call.func) or "").rpartition(".")[2] in ("connect", "listen"):
                yield from self._connected(site, module)

    def _signal_of(self, call: e.Call, module: Module) -> str:
        """The signal that a decorator or `listen` call speaks of; "" for others."""
        target = self.world.of(call.func, module, "")
        path = target.path if isinstance(target, External) else ""
        if path == "django.dispatch.receiver" and call.args:
            given = call.args[0].value
            items = given.items if isinstance(given, e.Sequence) else (given,)
            return next((name for item in items if (name := self._signal(item, module))), "")
        if path in ("sqlalchemy.event.listens_for", "sqlalchemy.event.listen"):
            event = e.positional(call, 1)
            return str(event.value) if isinstance(event, e.Literal) and event.value in _FLUSHES else ""
        return ""

    def _signal(self, expr: e.Expr, module: Module) -> str:
        target = self.world.of(expr, module, "")
        known = isinstance(target, External) and target.path in _SIGNALS
        return target.path.rpartition(".")[2] if known and isinstance(target, External) else ""

    def _connected(self, site: CallSite, module: Module) -> Iterator[tuple[tuple[str, str], Transaction]]:
        """`post_save.connect(handler)` and `event.listen(Model, "after_insert", handler)`."""
        owner, _, method = (e.dotted(site.call.func) or "").rpartition(".")
        if method == "connect":
            signal, given = self._signal(e.Name(owner, site.call.func.span), module), e.positional(site.call, 0)
        else:
            signal, given = self._signal_of(site.call, module), e.positional(site.call, 2)
        handler = self.world.of(given, module, site.scope) if signal and given is not None else None
        if isinstance(handler, Function):
            yield handler.key, _signalled(signal, site.call.span)


def _signalled(signal: str, span: Span) -> Transaction:
    return Transaction("signal", signal, "other" if signal in _FLUSHES else "default", span)


def _makes(binding: Binding) -> bool:
    """`order = Order.objects.create(…)`, `order = Order(…)`, `order = save_order(…)`."""
    func = binding.value.func if isinstance(binding.value, e.Call) else None
    name = (e.dotted(func) or "").rpartition(".")[2] if func is not None else ""
    return binding.op == "=" and _MAKERS.match(name) is not None


def _sent_along(call: e.Call) -> set[str]:
    """The variables from which the arguments of a call are made."""
    parts = (part for arg in call.args for part in e.walk(arg.value))
    return {path.partition(".")[0] for part in parts if (path := e.dotted(part))}


def _is_within(span: Span, site: CallSite, around: Transaction) -> bool:
    """Before the call, and in the same transaction."""
    return span < site.call.span and (around.kind == "decorator" or around.span < span)


def _has_better_branch(call: Enqueue, calls: list[CallSite]) -> bool:
    """The other branch of an `if` waits for the commit: this one is for tests."""
    tests = {frame.test.span for frame in call.site.frames if isinstance(frame, IfFrame)}
    waiting = (site for site in calls if (e.dotted(site.call.func) or "").endswith("on_commit"))
    return any(frame.test.span in tests for site in waiting for frame in site.frames if isinstance(frame, IfFrame))
