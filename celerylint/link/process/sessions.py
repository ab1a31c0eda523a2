"""Database sessions that tasks open and leave open."""

from __future__ import annotations

from collections.abc import Iterator

from celerylint.link.graph import Graph
from celerylint.link.process.engines import Engines
from celerylint.link.process.work import Visit
from celerylint.link.targets import Class, Function, Module
from celerylint.link.world import World
from celerylint.model import expr as e
from celerylint.model.facts import CallSite, WithFrame
from celerylint.model.kept import OpenSession

_CLOSING = frozenset(("close", "aclose", "remove", "close_all"))


class Sessions:
    """Answers which sessions of a function nobody closes."""

    def __init__(self, world: World, graph: Graph, engines: Engines) -> None:
        self.world, self.graph, self.engines = world, graph, engines

    def left_open(self, visit: Visit) -> Iterator[OpenSession]:
        """Those that the code of one function opens, and gives to no name or function that closes them."""
        module = visit.function.module
        for scope in self.graph.own_scopes(visit.function):
            fact = module.functions.get(scope)
            if fact is None or fact.is_generator:  # what a generator yields, its user closes
                continue
            for site in self.world.calls_in(module, scope):
                factory = self._opens(site, module)
                name = self._bound(site, module) if factory else ""
                if name and (handed := self._handed(name, Function(module, fact))) is not None:
                    from_generator = e.dotted(site.call.func) == "next"
                    yield OpenSession(visit.task, site.call.span, factory, visit.chain, from_generator, handed)

    def _opens(self, site: CallSite, module: Module) -> str:
        """What a call opens a session with: a factory, or a generator (`next(get_db())`) that yields one."""
        if self.engines.opens_session(self.world.callee(site, module)):
            return e.last_name(site.call.func)
        inner = e.positional(site.call, 0) if e.dotted(site.call.func) == "next" else None
        made = self.world.of(inner.func, module, site.scope) if isinstance(inner, e.Call) else None
        if not isinstance(made, Function) or not made.fact.is_generator:
            return ""
        opened = (self.world.callee(other, made.module) for other in self.world.calls_in(made.module, made.fact.scope))
        return made.fact.name if any(map(self.engines.opens_session, opened)) else ""

    @staticmethod
    def _bound(site: CallSite, module: Module) -> str:
        """The local name that a session is bound to, and nothing else."""
        for binding in module.facts.bindings:
            if binding.scope == site.scope and binding.value is site.call and binding.op == "=":
                name = e.dotted(binding.target) or ""
                return "" if "." in name or name in module.functions[site.scope].globals else name
        return ""

    def _handed(self, name: str, function: Function) -> bool | None:
        """Whether the session is given to functions; None when it is closed, or may be by who gets it."""
        if any(self._mentions(value, name) for value in function.fact.returns):
            return None
        handed = False
        for scope in self.graph.own_scopes(function):
            if any(
                self._keeps(binding.value, name) for binding in function.module.facts.bindings if binding.scope == scope
            ):
                return None
            for site in self.world.calls_in(function.module, scope):
                if self._closes(site, name):
                    return None
                if any(self._mentions(arg.value, name) for arg in site.call.args):
                    if self._may_close(site, function.module):
                        return None
                    handed = True
        return handed

    @staticmethod
    def _closes(site: CallSite, name: str) -> bool:
        path = e.dotted(site.call.func) or ""
        entered = (item for frame in site.frames if isinstance(frame, WithFrame) for item in frame.items)
        with_it = any(
            isinstance(part, e.Name) and part.path.partition(".")[0] == name for i in entered for part in e.walk(i)
        )
        return with_it or (path.startswith(f"{name}.") and path.rpartition(".")[2] in _CLOSING)

    def _may_close(self, site: CallSite, module: Module) -> bool:
        """Whether what gets the session closes something; what cannot be seen may."""
        target = self.world.callee(site, module)
        if isinstance(target, Function):
            sites = self.world.calls_in(target.module, target.fact.scope)
        elif isinstance(target, Class):
            inside = f"{target.fact.scope}."
            sites = [item for item in target.module.facts.calls if item.scope.startswith(inside)]
        else:
            owner = (e.dotted(site.call.func) or "").partition(".")[0]
            return owner not in ("str", "print", "bool")
        return any(e.last_name(item.call.func) in _CLOSING for item in sites)

    @staticmethod
    def _mentions(expr: e.Expr, name: str) -> bool:
        """Whether the session itself stands there, or a method that is handed on: `stack.callback(db.close)`."""
        if isinstance(expr, e.Name):
            return expr.path == name or expr.path.startswith(f"{name}.")
        if isinstance(expr, (e.Call, e.Attribute, e.Subscript)):
            return False  # what is made of it; a call is looked at by itself
        return any(Sessions._mentions(part, name) for part in e.children(expr))

    @staticmethod
    def _keeps(value: e.Expr, name: str) -> bool:
        """Whether another name gets it: `self.db = db`."""
        return e.dotted(value) == name or (
            isinstance(value, (e.Sequence, e.Mapping)) and any(e.dotted(part) == name for part in e.walk(value))
        )
