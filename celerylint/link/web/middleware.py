"""Middleware of Django that turns strangers away before any view."""

from __future__ import annotations

from celerylint.link.targets import Class, Function, Module
from celerylint.link.web.handler import Guard, strongest
from celerylint.link.web.judge import Judge
from celerylint.link.web.names import name_of
from celerylint.link.world import World
from celerylint.model import expr as e
from celerylint.vocabulary import web


class Middleware:
    """The classes that settings name."""

    def __init__(self, world: World, judge: Judge) -> None:
        self.world, self.judge = world, judge
        self._named = [
            (part, module)
            for module in world.production
            for binding in module.facts.bindings
            if name_of(binding.target) in ("MIDDLEWARE", "MIDDLEWARE_CLASSES")
            for part in e.walk(binding.value)
            if isinstance(part, e.Literal) and isinstance(part.value, str)
        ]
        self._found: list[Guard | None] = []

    def __bool__(self) -> bool:
        """Whether settings were read at all."""
        return bool(self._named)

    def guard(self) -> Guard | None:
        """The strongest of all, looked up once."""
        if not self._found:
            self._found.append(strongest(self._one(part, module) for part, module in self._named))
        return self._found[0]

    def _one(self, literal: e.Literal, module: Module) -> Guard | None:
        path, _, name = str(literal.value).rpartition(".")
        home = self.world.resolver.module_named(path, module.path) if path else None
        target = self.world.resolver.symbol(name, home) if home is not None else None
        if self.judge.is_configured(target, str(literal.value)):
            return Guard(f"`{name}`")
        if isinstance(target, Class):
            found = (self.world.resolver.member(target, method) for method in web.MIDDLEWARE_METHODS)
            sure = any(isinstance(method, Function) and self.judge.by_source(method, 1) for method in found)
            return Guard(f"`{name}`", "Required" in name) if sure else None
        return Guard(f"`{name}`") if "LoginRequired" in name else None
