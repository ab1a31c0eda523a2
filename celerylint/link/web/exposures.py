"""What a handler does with Celery, itself or in the helpers it calls."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final, NamedTuple

from celerylint.link.control.calls import Control
from celerylint.link.targets import External, Function, Instance, Module
from celerylint.link.web.names import name_of, tail_of
from celerylint.model import expr as e
from celerylint.model.control import Ask
from celerylint.model.facts import CallSite, DeferFrame
from celerylint.model.functions import Step
from celerylint.model.routes import Exposure, RouteAsk
from celerylint.model.source import Span
from celerylint.vocabulary import celery, control

if TYPE_CHECKING:
    from celerylint.link.steps import Core

MAX_CALLS: Final = 2  # helpers below a handler that are followed
_RESULT: Final = "AsyncResult"
_LATER: Final = frozenset(("add_task", "run_in_background", "submit"))
_WITHOUT_ANSWER: Final = ("enqueue", "control")  # what harms although no answer tells of it


class Below(NamedTuple):
    """A function that runs below a handler: the way to it, and the call that led there."""

    function: Function
    chain: tuple[Step, ...]
    call: e.Call | None
    in_loop: bool  # the event loop stands still while it runs
    later: bool  # the answer does not wait for it
    kept: bool  # not every request runs it: what it gives is kept in a cache


class Exposures:
    """Finds them, by the function they stand in first, then below each handler."""

    def __init__(self, core: Core, commands: Control) -> None:
        self.world, self.apps, self.tasks, self.graph = core.world, core.apps, core.tasks, core.graph
        self.commands = commands
        self._direct: dict[tuple[str, str], list[Exposure]] = {}
        self._asks: dict[tuple[str, str], list[Ask]] = {}
        self.results: dict[Span, e.Call] = {}
        for key, calls in core.enqueues.by_scope.items():
            for call in calls:
                self._direct.setdefault(key, []).append(Exposure("enqueue", call.span, call.target, ()))
        for ask in commands.asks:
            self._asks.setdefault(ask.function, []).append(ask)
        for module, site in self.world.calls():
            if (found := self._look(module, site)) is not None:
                self._direct.setdefault((module.path, site.scope), []).append(found)

    def __bool__(self) -> bool:
        return bool(self._direct or self._asks)

    def _look(self, module: Module, site: CallSite) -> Exposure | None:
        method = tail_of(site.call.func)
        if method in celery.CONTROL_METHODS or method == "inspect":
            return self._commanded(method, module, site)
        if method == "forget":
            return Exposure("result", site.call.span, "forget", ()) if self._is_result(site, module) else None
        is_maker = method.endswith(_RESULT) or method == "restore"
        if is_maker and site.call.args and self._makes_result(site.call, module, site.scope):
            self.results[site.call.span] = site.call
            return Exposure("result", site.call.span, _RESULT, ())
        return None

    def _commanded(self, method: str, module: Module, site: CallSite) -> Exposure | None:
        on_app = method == "purge" and self._is_app(name_of(site.call.func).rpartition(".")[0], module, site.scope)
        on_result = method == "revoke" and self._is_result(site, module)
        if on_app or on_result or self.commands.command(site, module) == method:
            return Exposure("inspect" if method == "inspect" else "control", site.call.span, method, ())
        return None

    def _is_app(self, owner: str, module: Module, scope: str) -> bool:
        return bool(owner) and self.apps.app_of(self.world.resolver.path(owner, module, scope))[0]

    def _is_result(self, site: CallSite, module: Module) -> bool:
        func = site.call.func
        if isinstance(func, e.Attribute):
            owner = self.world.of(func.base, module, site.scope)
            made = func.base
        elif isinstance(func, e.Name) and "." in func.path:
            owner = self.world.resolver.path(func.path.rpartition(".")[0], module, site.scope)
            made = owner.expr if owner is not None and hasattr(owner, "expr") else func
        else:
            return False
        if isinstance(owner, Instance) and isinstance(owner.of, External) and owner.of.path in celery.RESULT_CLASSES:
            return True
        return isinstance(made, e.Call) and self._makes_result(made, module, site.scope)

    def _makes_result(self, call: e.Call, module: Module, scope: str) -> bool:
        target = self.world.of(call.func, module, scope)
        if isinstance(target, External):
            return target.path in celery.RESULT_CLASSES | control.RESULT_MAKERS
        owner = name_of(call.func).rpartition(".")[0]
        if not owner or not name_of(call.func).endswith("." + _RESULT):
            return False
        base = self.world.resolver.path(owner, module, scope)
        return self.apps.app_of(base)[0] or self.tasks.of(base) is not None

    # -- below a handler ---------------------------------------------------------------------------------------------

    def of(self, function: Function) -> tuple[Exposure, ...]:
        """Everything a function does with Celery, nearest first; each place once."""
        return tuple(
            dict.fromkeys(
                exposure._replace(chain=here.chain, what=_given(exposure.what, here.function, here.call))
                for here in self.below(function)
                for exposure in self._in(here.function)
                if exposure.kind in _WITHOUT_ANSWER or not here.later
            )
        )

    def asks_of(self, function: Function) -> tuple[RouteAsk, ...]:
        """The questions on whose answers a request waits."""
        found: dict[Span, RouteAsk] = {}
        for here in self.below(function):
            for scope in self.graph.own_scopes(here.function) if not (here.later or here.kept) else ():
                for ask in self._asks.get((here.function.module.path, scope), ()):
                    # A function inside another may be run in a thread; where it is called, it comes up by itself.
                    in_loop = here.in_loop and scope == here.function.fact.scope and not _in_lambda(ask.site)
                    if in_loop or ask.span not in found:
                        found[ask.span] = RouteAsk(ask, here.chain, in_loop)
        return tuple(found.values())

    def below(self, function: Function) -> Iterator[Below]:
        """A handler, and the helpers it calls; each once."""
        seen = {function.key}
        todo = deque([Below(function, (), None, function.fact.is_async, False, self._keeps(function))])
        while todo:
            here = todo.popleft()
            yield here
            if len(here.chain) >= MAX_CALLS:
                continue
            for site, callee in self.graph.callees(here.function):
                if callee.key not in seen and self.tasks.of(callee) is None:
                    seen.add(callee.key)
                    todo.append(self._next(here, site, callee))

    def _next(self, here: Below, site: CallSite, callee: Function) -> Below:
        target = self.graph.callable_of(self.world.callee(site, here.function.module))
        is_called = target is not None and target.key == callee.key  # else it is handed on, to a thread perhaps
        return Below(
            callee,
            (*here.chain, Step(site.call.span, callee.fact.name)),
            site.call,
            callee.fact.is_async or (here.in_loop and is_called),
            here.later or tail_of(site.call.func) in _LATER,
            here.kept or self._keeps(callee),
        )

    def _keeps(self, function: Function) -> bool:
        """Whether a function is wrapped in a cache, or puts something into one."""
        decorators = (part for item in function.fact.decorators for part in e.walk(item))
        if any(control.KEEPING_DECORATOR.match(tail_of(part, function.module)) for part in decorators):
            return True
        sites = (site for scope in self.graph.own_scopes(function) for site in self._calls(function, scope))
        return any(control.KEEPING_CALL.search(name_of(site.call.func, function.module)) for site in sites)

    def _calls(self, function: Function, scope: str) -> list[CallSite]:
        return self.world.calls_in(function.module, scope)

    def _in(self, function: Function) -> Iterator[Exposure]:
        for scope in self.graph.own_scopes(function):
            yield from self._direct.get((function.module.path, scope), ())


def _in_lambda(site: CallSite) -> bool:
    return any(isinstance(frame, DeferFrame) for frame in site.frames)


def _given(what: str, function: Function, call: e.Call | None) -> str:
    """The task that a caller hands to a helper, where the helper enqueues its parameter."""
    given = given_for(what, function, call) if call is not None else None
    return (name_of(given) if given is not None else "") or what


def given_for(name: str, function: Function, call: e.Call) -> e.Expr | None:
    """What a call gives for a parameter of the function it calls."""
    names = [param.name for param in function.fact.params]
    if name not in names:
        return None
    return e.keyword(call, name) or e.positional(call, names.index(name) - function.fact.in_class)
