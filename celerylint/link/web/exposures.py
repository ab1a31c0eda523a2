"""What a handler does with Celery, itself or in the helpers it calls."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from typing import Final

from celerylint.link.apps import Apps
from celerylint.link.enqueues import Enqueues
from celerylint.link.graph import Graph
from celerylint.link.targets import External, Function, Instance, Member, Module, Target
from celerylint.link.tasks import Tasks
from celerylint.link.web.names import name_of, tail_of
from celerylint.link.world import World
from celerylint.model import expr as e
from celerylint.model.facts import CallSite
from celerylint.model.project import Exposure, Step
from celerylint.vocabulary import celery

MAX_CALLS: Final = 2  # helpers below a handler that are followed
_RESULT: Final = "AsyncResult"
_LATER: Final = frozenset(("add_task", "run_in_background", "submit"))


class Exposures:
    """Finds them, by the function they stand in first, then below each handler."""

    def __init__(self, world: World, apps: Apps, tasks: Tasks, enqueues: Enqueues, graph: Graph) -> None:
        self.world, self.apps, self.tasks, self.graph = world, apps, tasks, graph
        self._direct: dict[tuple[str, str], list[Exposure]] = {}
        for key, calls in enqueues.by_scope.items():
            for call in calls:
                self._direct.setdefault(key, []).append(Exposure("enqueue", call.span, call.target, ()))
        for module, site in world.calls():
            if (found := self._look(module, site)) is not None:
                self._direct.setdefault((module.path, site.scope), []).append(found)

    def __bool__(self) -> bool:
        return bool(self._direct)

    def _look(self, module: Module, site: CallSite) -> Exposure | None:
        owner, _, method = name_of(site.call.func).rpartition(".")
        if method in celery.CONTROL_METHODS or method == "inspect":
            return self._control(owner, method, module, site)
        if method == "forget":
            return Exposure("result", site.call.span, "forget", ()) if self._is_result(site, module) else None
        if method.endswith(_RESULT) and site.call.args and self._makes_result(site.call, module, site.scope):
            return Exposure("result", site.call.span, _RESULT, ())
        return None

    def _control(self, owner: str, method: str, module: Module, site: CallSite) -> Exposure | None:
        kind = "inspect" if method == "inspect" else "control"
        if method == "revoke" and self._is_result(site, module):
            return Exposure("control", site.call.span, method, ())
        if owner.rpartition(".")[2] == "control" and self._is_celery(owner, module, site.scope):
            return Exposure(kind, site.call.span, method, ())
        if method == "purge" and self._is_app(owner, module, site.scope):
            return Exposure(kind, site.call.span, method, ())
        return None

    def _is_celery(self, control: str, module: Module, scope: str) -> bool:
        """`app.control` of a Celery app, `celery.task.control`, or Flower-like objects named so."""
        owner, _, _ = control.rpartition(".")
        if not owner:
            return self._is_control(self.world.resolver.path(control, module, scope))
        return self._is_app(owner, module, scope) or "celery" in owner.lower()

    def _is_control(self, target: Target | None) -> bool:
        match target:
            case External(path=path) | Instance(of=External(path=path)):
                return path.startswith("celery.")
            case Member(base=base, name="control"):
                return self.apps.app_of(base)[0]
            case _:
                return False

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
            return target.path in celery.RESULT_CLASSES
        owner = name_of(call.func).rpartition(".")[0]
        if not owner or not name_of(call.func).endswith("." + _RESULT):
            return False
        base = self.world.resolver.path(owner, module, scope)
        return self.apps.app_of(base)[0] or self.tasks.of(base) is not None

    # -- below a handler ---------------------------------------------------------------------------------------------

    def of(self, function: Function) -> tuple[Exposure, ...]:
        """Everything a function does with Celery, nearest first; each place once."""
        return tuple(dict.fromkeys(self._below(function)))

    def _below(self, function: Function) -> Iterator[Exposure]:
        seen = {function.key}
        todo: deque[tuple[Function, tuple[Step, ...], e.Call | None]] = deque([(function, (), None)])
        while todo:
            here, chain, call = todo.popleft()
            for exposure in self._in(here):
                yield exposure._replace(chain=chain, what=_given(exposure.what, here, call))
            if len(chain) >= MAX_CALLS:
                continue
            for site, callee in self.graph.callees(here):
                if callee.key in seen or self._runs_later(site) or self.tasks.of(callee) is not None:
                    continue
                seen.add(callee.key)
                todo.append((callee, (*chain, Step(site.call.span, callee.fact.name)), site.call))

    def _in(self, function: Function) -> Iterator[Exposure]:
        for scope in self.graph.own_scopes(function):
            yield from self._direct.get((function.module.path, scope), ())

    @staticmethod
    def _runs_later(site: CallSite) -> bool:
        return tail_of(site.call.func) in _LATER


def _given(what: str, function: Function, call: e.Call | None) -> str:
    """The task that a caller hands to a helper, where the helper enqueues its parameter."""
    names = [param.name for param in function.fact.params]
    if call is None or what not in names:
        return what
    given = e.keyword(call, what) or e.positional(call, names.index(what) - function.fact.in_class)
    return (name_of(given) if given is not None else "") or what
