"""Handlers that are methods of classes: Flask, Tornado, Pyramid; Django's come with `django.py`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from celerylint.link.targets import Class, External, Function, Module
from celerylint.link.web.handler import Guard, Handler, strongest
from celerylint.link.web.judge import Judge, name_of, tail_of
from celerylint.link.web.mounts import Mounts
from celerylint.link.web.written import written
from celerylint.link.world import World
from celerylint.model import expr as e
from celerylint.model.facts import FunctionFact
from celerylint.model.values import Known
from celerylint.vocabulary import web

_FLASK_ATTRIBUTES: Final = ("decorators", "method_decorators")
_CONFIGS: Final = frozenset(("view_config", "view_defaults"))
_LATE: Final = frozenset(("route", "resource"))


class ClassViews:
    """Finds the methods of view classes outside Django."""

    def __init__(self, world: World, judge: Judge, mounts: Mounts) -> None:
        self.world, self.judge, self.mounts = world, judge, mounts

    def handlers(self) -> Iterator[Handler]:
        """All of them, file by file."""
        for module in self.world.production:
            for fact in module.facts.functions:
                if fact.in_class and fact.name in web.VERBS:
                    yield from self._method(Function(module, fact))
                if any(tail_of(item) in _CONFIGS for item in self._all_decorators(module, fact)):
                    yield self._pyramid(Function(module, fact))

    # -- Flask and Tornado -------------------------------------------------------------------------------------------

    def _method(self, function: Function) -> Iterator[Handler]:
        cls = self.world.class_of(function)
        framework = self._framework(cls) if cls is not None else ""
        if cls is not None and framework in ("Flask", "Tornado"):
            owner = cls
            yield Handler(
                framework,
                (function.fact.name.upper(),),
                self._path(cls),
                function,
                cls.fact.span,
                lambda: self._guard(function, owner),
            )

    def _framework(self, cls: Class) -> str:
        if not any(web.VIEW_BASES.search(name_of(base)) for base in cls.fact.bases):
            return ""
        with self.world.resolver.keenly():
            bases = [base for base in self.world.resolver.ancestry(cls) if isinstance(base, External)]
        for base in bases:
            package, tail = base.path.partition(".")[0], base.path.rpartition(".")[2]
            if tail in ("MethodView", "View", "Resource", "RequestHandler", "FlaskView", "MethodResource"):
                return web.FRAMEWORKS.get(package, "")
        return ""

    def _path(self, cls: Class) -> str:
        """`@ns.route("/x")` on the class."""
        for item in cls.fact.decorators:
            if isinstance(item, e.Call) and name_of(item).endswith(".route"):
                value = self.world.value(e.positional(item, 0), cls.module, "")
                if isinstance(value, Known):
                    return str(value.value)
        return ""

    def _guard(self, function: Function, cls: Class) -> Guard | None:
        return strongest(
            (
                self._decorated(function.fact.decorators, function.module, function.fact.parent),
                *(self._of_class(base) for base in self.world.resolver.ancestry(cls)),
                self._access_methods(cls),
                self.judge.body(function),
                self.mounts.guard(None),
            )
        )

    def _of_class(self, base: Class | External) -> Guard | None:
        if isinstance(base, External):
            return self.judge.target(base, base.path) if web.named_like_guard(base.path) else None
        outer = base.fact.scope.rpartition(".")[0]
        found = [self._decorated(base.fact.decorators, base.module, outer)]
        found += [self._attribute(base, name) for name in _FLASK_ATTRIBUTES]
        if any(self.world.of(item, base.module, outer) is None for item in base.fact.bases):
            found.append(Guard(f"the base class of `{base.fact.name}`", False))
        return strongest(found)

    def _attribute(self, cls: Class, name: str) -> Guard | None:
        for binding in cls.module.facts.bindings:
            if binding.scope == cls.fact.scope and name_of(binding.target) == name:
                listed, module, scope = written(binding.value, cls.module, binding.scope, self.world)
                if not isinstance(listed, (e.Sequence, e.Mapping)):
                    return Guard(f"`{name}`", False)
                parts = (part for part in e.walk(listed) if isinstance(part, (e.Name, e.Call)))
                return strongest(self.judge.guard(part, module, scope, "decorators = [{}]") for part in parts)
        return None

    def _access_methods(self, cls: Class) -> Guard | None:
        for name in web.ACCESS_METHODS:
            found = self.world.resolver.member(cls, name)
            if isinstance(found, Function) and self.judge.by_source(found):
                return Guard(f"`{cls.fact.name}.{name}`")
        return None

    def _decorated(self, decorators: tuple[e.Expr, ...], module: Module, scope: str) -> Guard | None:
        return strongest(
            self.judge.guard(item, module, scope, "@{}")
            for item in decorators
            if tail_of(item) not in _LATE | _CONFIGS
        )

    # -- Pyramid -----------------------------------------------------------------------------------------------------

    @staticmethod
    def _all_decorators(module: Module, fact: FunctionFact) -> Iterator[e.Expr]:
        yield from (item for item in fact.decorators if tail_of(item) == "view_config")

    def _pyramid(self, function: Function) -> Handler:
        configs = [
            item
            for item in function.fact.decorators
            if isinstance(item, e.Call) and tail_of(item) == "view_config"
        ]
        value = self.world.value(e.keyword(configs[0], "route_name"), function.module, "") if configs else None
        path = str(value.value) if isinstance(value, Known) else ""
        span = configs[0].span if configs else function.fact.span
        return Handler("Pyramid", (), path, function, span, lambda: self._pyramid_guard(function, configs))

    def _pyramid_guard(self, function: Function, configs: list[e.Call]) -> Guard | None:
        cls = self.world.class_of(function)
        defaults = [item for item in cls.fact.decorators if isinstance(item, e.Call)] if cls is not None else []
        for call in (*configs, *defaults):
            for arg in call.args:
                if arg.keyword in ("permission", "effective_principals", "is_authenticated") or arg.star:
                    return Guard(f"`{arg.keyword or '**'}`", not arg.star, "permission=…" if not arg.star else "")
        return strongest(
            (
                self._decorated(function.fact.decorators, function.module, function.fact.parent),
                self.judge.body(function),
                self._default_permission(),
            )
        )

    def _default_permission(self) -> Guard | None:
        for _, site in self.world.calls():
            if name_of(site.call.func).endswith("set_default_permission"):
                return Guard("`set_default_permission`")
        return None
