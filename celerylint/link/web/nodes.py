"""Routers, blueprints and applications as such: which one an expression means."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from celerylint.link.targets import Instance, Module, ModuleRef, Parameter, Target
from celerylint.link.web.names import name_of, tail_of
from celerylint.link.web.written import written
from celerylint.link.world import World
from celerylint.model import expr as e
from celerylint.model.facts import Binding
from celerylint.vocabulary import web


class Node(NamedTuple):
    """A router, blueprint or application, known by the call that creates it."""

    call: e.Call
    module: Module
    scope: str
    cls: str  # the external class's dotted path

    @property
    def is_app(self) -> bool:
        """Whether requests arrive here first."""
        return self.cls.rpartition(".")[2] in web.APP_CLASSES


class Nodes:
    """Looks them up."""

    def __init__(self, world: World) -> None:
        self.world = world

    def node(self, target: Target | None) -> Node | None:
        """The router that a target is."""
        if not isinstance(target, Instance) or target.call is None or target.module is None:
            return None
        names = self.world.resolver.class_names(target.of)
        cls = next((name for name in sorted(names) if name.partition(".")[0] in web.FRAMEWORKS), None)
        return Node(target.call, target.module, target.scope, cls) if cls is not None else None

    def owner(self, expr: e.Expr, module: Module, scope: str) -> Node | None:
        """The router on which a method is called: `router` in `router.get`."""
        match expr:
            case e.Name(path=path) if "." in path:
                return self.node(self.world.resolver.path(path.rpartition(".")[0], module, scope))
            case e.Attribute(base=base):
                return self.node(self.world.of(base, module, scope))
            case _:
                return None

    def meant(self, given: e.Expr, module: Module, scope: str) -> Iterator[Node]:
        """The routers an argument can mean: one, those a loop goes through, or those handed to this function."""
        target = self.world.of(given, module, scope)
        if (node := self.node(target)) is not None:
            yield node
        elif isinstance(target, Parameter):
            yield from self._handed(target)
        elif isinstance(target, ModuleRef):
            yield from self._of_module(target.module)
        elif isinstance(given, e.Literal) and isinstance(given.value, str):
            yield from self._dotted(given.value, module)
        elif isinstance(given, e.Name):
            yield from self._looped(given, module, scope)

    def _dotted(self, text: str, module: Module) -> Iterator[Node]:
        """Django Ninja names routers by dotted strings."""
        path, _, name = text.rpartition(".")
        home = self.world.resolver.module_named(path, module.path) if path else None
        found = self.node(self.world.resolver.symbol(name, home)) if home is not None else None
        if found is not None:
            yield found

    def _of_module(self, module: Module) -> Iterator[Node]:
        for name in ("router", "bp", "blueprint", "app"):
            found = self.node(self.world.resolver.symbol(name, module))
            if found is not None:
                yield found

    def _looped(self, given: e.Name, module: Module, scope: str) -> Iterator[Node]:
        head, _, rest = given.path.partition(".")
        for binding in module.facts.bindings:
            if binding.op == "for" and binding.scope == scope and name_of(binding.target) == head:
                yield from self._listed(binding, rest, module)

    def _listed(self, binding: Binding, rest: str, module: Module) -> Iterator[Node]:
        source = binding.value
        if isinstance(source, e.Unknown) and source.parts:
            source = source.parts[0]
        source, home, scope = written(source, module, binding.scope, self.world)
        for part in e.walk(source):
            if isinstance(part, e.Name):
                named = e.Name(f"{part.path}.{rest}", part.span) if rest else part
                found = self.node(self.world.of(named, home, scope))
                if found is not None:
                    yield found

    def _handed(self, parameter: Parameter) -> Iterator[Node]:
        """What the callers of a function give for one of its parameters."""
        function = parameter.function
        names = [param.name for param in function.fact.params]
        for module, site in self.world.calls():
            if tail_of(site.call.func) != function.fact.name:
                continue
            given = e.keyword(site.call, parameter.name) or e.positional(site.call, names.index(parameter.name))
            found = self.node(self.world.of(given, module, site.scope)) if given is not None else None
            if found is not None:
                yield found
