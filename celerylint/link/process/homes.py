"""Where the result of a call is kept: for the process, or only for the run of one function."""

from __future__ import annotations

from collections.abc import Iterator

from celerylint.link.targets import Class, External, Function, Module
from celerylint.link.world import World
from celerylint.model import expr as e
from celerylint.model.facts import Binding, CallSite, FunctionFact
from celerylint.vocabulary.databases import CACHING_DECORATORS

KEPT = frozenset(("module", "global", "attribute", "cached"))


class Homes:
    """Answers where created things live."""

    def __init__(self, world: World) -> None:
        self.world = world
        self._callers: dict[tuple[str, str], list[tuple[Module, CallSite]]] | None = None

    def of(self, call: e.Call, module: Module, scope: str, depth: int = 0) -> str:
        """ "module", "global", "attribute" (of an object that outlives the call), "cached" or "local"."""
        function = module.functions.get(scope)
        if function is None:
            return "module"
        if self._is_cached(function, module):
            return "cached"
        for binding in module.facts.bindings:
            if binding.scope == scope and any(part is call for part in _held(binding.value)):
                home = self._of_binding(binding, module, depth)
                if home != "local":
                    return home
        return self._of_returned(call, module, scope, depth)

    def _of_binding(self, binding: Binding, module: Module, depth: int) -> str:
        function = module.functions[binding.scope]
        match binding.target:
            case e.Name(path=path) if "." not in path:
                if path in function.globals:
                    return "global"
                return self._escapes(path, module, binding.scope, depth)
            case e.Name() | e.Attribute():
                return self._of_attribute(Function(module, function), depth)
            case e.Subscript():
                return "cached"
            case _:
                return "local"

    def _escapes(self, name: str, module: Module, scope: str, depth: int) -> str:
        """A local that is stored on, or returned."""
        for binding in module.facts.bindings:
            if binding.scope != scope or e.dotted(binding.value) != name:
                continue
            match binding.target:
                case e.Name(path=path) if path in module.functions[scope].globals:
                    return "global"
                case e.Subscript():
                    return "cached"
                case e.Name(path=path) if "." in path:
                    return self._of_attribute(Function(module, module.functions[scope]), depth)
        returned = module.functions[scope].returns
        if any(e.dotted(expr) == name for expr in returned):
            return self._of_factory(Function(module, module.functions[scope]), depth)
        return "local"

    def _of_attribute(self, method: Function, depth: int) -> str:
        """`self.x = …`: kept as long as the object, which is only for the run when runs create it."""
        owner = self.world.class_of(method)
        if owner is None or depth > 3:
            return "attribute"
        made = self._makers_of(owner)
        return "local" if made and all(self._is_run_local(m, site, depth) for m, site in made) else "attribute"

    def _makers_of(self, owner: Class) -> list[tuple[Module, CallSite]]:
        return self._calls_of(owner.key)

    def _is_run_local(self, module: Module, site: CallSite, depth: int) -> bool:
        return self.of(site.call, module, site.scope, depth + 1) == "local"

    def _of_returned(self, call: e.Call, module: Module, scope: str, depth: int) -> str:
        function = module.functions[scope]
        if any(part is call for expr in function.returns for part in _held(expr)):
            return self._of_factory(Function(module, function), depth)
        return "local"

    def _of_factory(self, function: Function, depth: int) -> str:
        """What a function returns lives where its callers keep it; kept by one means meant to be kept."""
        if depth > 3:
            return "local"
        homes = {self.of(site.call, module, site.scope, depth + 1) for module, site in self._calls_of(function.key)}
        return next(iter(sorted(homes & KEPT)), "local")

    def _calls_of(self, key: tuple[str, str]) -> list[tuple[Module, CallSite]]:
        if self._callers is None:
            self._callers = {}
            for module, site in self.world.calls():
                target = self.world.callee(site, module)
                if isinstance(target, (Function, Class)):
                    self._callers.setdefault(target.key, []).append((module, site))
        return self._callers.get(key, [])

    def _is_cached(self, function: FunctionFact, module: Module) -> bool:
        for decorator in function.decorators:
            maker = e.applied(decorator)
            target = self.world.of(maker, module, function.parent)
            path = target.path if isinstance(target, External) else e.dotted(maker) or ""
            if path.rpartition(".")[2] in CACHING_DECORATORS:
                return True
        return False


def _held(expr: e.Expr) -> Iterator[e.Expr]:
    """The parts of an expression that its value may hold on to: arguments do, the owner of a method call does not."""
    todo = [expr]
    while todo:
        part = todo.pop()
        yield part
        if isinstance(part, e.Call):
            todo.extend(arg.value for arg in part.args)
        elif not isinstance(part, e.Attribute):
            todo.extend(e.children(part))
