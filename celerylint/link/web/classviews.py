"""Handlers that are methods of classes in Flask and Tornado."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, NamedTuple

from celerylint.link.targets import Class, External, Function, Module
from celerylint.link.web.handler import Guard, Handler, Placed, strongest, weakest
from celerylint.link.web.judge import Judge
from celerylint.link.web.mounts import Mounts
from celerylint.link.web.names import name_of, tail_of
from celerylint.link.web.nodes import Node
from celerylint.link.web.written import written
from celerylint.link.world import World
from celerylint.model import expr as e
from celerylint.model.values import Known
from celerylint.vocabulary import web

_FLASK_ATTRIBUTES: Final = ("decorators", "method_decorators")
_MAX_WRAPPERS: Final = 5
_VIEWS: Final = frozenset(("MethodView", "View", "Resource", "RequestHandler", "FlaskView", "MethodResource"))


class Way(NamedTuple):
    """One place that attaches a class: to which router, under which path, wrapped in what."""

    node: Node | None
    path: str
    wrappers: tuple[e.Expr, ...]
    module: Module
    scope: str


class ClassViews:
    """Finds the methods of view classes outside Django."""

    def __init__(self, world: World, judge: Judge, mounts: Mounts) -> None:
        self.world, self.judge, self.mounts = world, judge, mounts
        self._ways: dict[tuple[str, str], list[Way]] = {}
        for module, site in world.calls():
            self._read_attachment(site.call, module, site.scope)
        for module in world.production:
            for cls in module.facts.classes:
                self._read_decorators(Class(module, cls))

    def _read_attachment(self, call: e.Call, module: Module, scope: str) -> None:
        """`api.add_resource(Lawn, "/lawn")`, `app.add_url_rule("/lawn", view_func=guarded(Lawn.as_view("lawn")))`."""
        method = tail_of(call.func)
        if method == "add_resource":
            view, path = e.positional(call, 0), e.positional(call, 1)
        elif method == "add_url_rule":
            view, path = e.keyword(call, "view_func") or e.positional(call, 2), e.positional(call, 0)
        else:
            return
        if view is not None:
            self._add(view, path, self.mounts.nodes.owner(call.func, module, scope), module, scope)

    def _add(self, view: e.Expr, path: e.Expr | None, node: Node | None, module: Module, scope: str) -> None:
        text = self._text(path, module, scope)
        view, module, scope = written(view, module, scope, self.world)
        wrappers: list[e.Expr] = []
        for _ in range(_MAX_WRAPPERS):  # `view = wrap(view)` leads back to itself
            if not isinstance(view, e.Call) or tail_of(view) == "as_view" or not view.args:
                break
            wrappers.append(view.func)
            view, module, scope = written(view.args[0].value, module, scope, self.world)
        if isinstance(view, e.Call):
            view = e.Name(name_of(view).rpartition(".")[0], view.span)
        target = self.world.of(view, module, scope)
        if isinstance(target, Class):
            way = Way(node, (self.mounts.prefix(node) if node else "") + text, tuple(wrappers), module, scope)
            self._ways.setdefault(target.key, []).append(way)

    def _read_decorators(self, cls: Class) -> None:
        """`@blueprint.route("/lawn")` on the class."""
        for item in cls.fact.decorators:
            if isinstance(item, e.Call) and tail_of(item) == "route":
                node = self.mounts.nodes.owner(item.func, cls.module, "")
                path = (self.mounts.prefix(node) if node else "") + self._text(e.positional(item, 0), cls.module, "")
                self._ways.setdefault(cls.key, []).append(Way(node, path, (), cls.module, ""))

    def _text(self, expr: e.Expr | None, module: Module, scope: str) -> str:
        value = self.world.value(expr, module, scope)
        return value.value if isinstance(value, Known) and isinstance(value.value, str) else ""

    def handlers(self) -> Iterator[Handler]:
        """All of them, file by file."""
        for module in self.world.production:
            for fact in module.facts.functions:
                if fact.in_class and fact.name in web.VERBS:
                    yield from self._method(Function(module, fact))

    def _method(self, function: Function) -> Iterator[Handler]:
        cls = self.world.class_of(function)
        framework = self._framework(cls) if cls is not None else ""
        if cls is not None and framework in ("Flask", "Tornado"):
            owner = cls
            yield Handler(
                framework,
                (function.fact.name.upper(),),
                next((way.path for way in self._ways.get(cls.key, ())), ""),
                function,
                cls.fact.span,
                lambda: self._guard(function, owner),
                around=lambda: self._around(owner),
            )

    def _around(self, cls: Class) -> Iterator[Placed]:
        for way in self._ways.get(cls.key, ()):
            yield from (Placed(item, way.module) for item in way.wrappers)
            yield from self.mounts.around(way.node)

    def _framework(self, cls: Class) -> str:
        if not any(web.VIEW_BASES.search(name_of(base)) for base in cls.fact.bases):
            return ""
        with self.world.resolver.keenly():
            bases = [base for base in self.world.resolver.ancestry(cls) if isinstance(base, External)]
        for base in bases:
            package, tail = base.path.partition(".")[0], base.path.rpartition(".")[2]
            if tail in _VIEWS:
                return web.FRAMEWORKS.get(package, "")
        return ""

    def _guard(self, function: Function, cls: Class) -> Guard | None:
        return strongest(
            (
                self._decorated(function.fact.decorators, function.module, function.fact.parent),
                *(self._of_class(base, function.fact.name) for base in self.world.resolver.ancestry(cls)),
                self._access_methods(cls),
                self.judge.body(function),
                self._attached(cls),
            )
        )

    def _attached(self, cls: Class) -> Guard | None:
        """What stands where the class is attached; where that is not seen, what stands at the application."""
        ways = self._ways.get(cls.key)
        if not ways:
            return self.mounts.guard(None)
        return weakest(strongest((self._wrapped(way), self.mounts.guard(way.node))) for way in ways)

    def _wrapped(self, way: Way) -> Guard | None:
        return strongest(self.judge.guard(item, way.module, way.scope, "@{}") for item in way.wrappers)

    def _of_class(self, base: Class | External, method: str) -> Guard | None:
        if isinstance(base, External):
            counts = web.named_like_guard(base.path) or self.judge.is_configured(base, base.path)
            return self.judge.target(base, base.path) if counts else None
        outer = base.fact.scope.rpartition(".")[0]
        found = [self._decorated(base.fact.decorators, base.module, outer)]
        if self.judge.is_configured(base, base.fact.name):
            found.append(Guard(f"`{base.fact.name}`"))
        found += [self._attribute(base, name, method) for name in _FLASK_ATTRIBUTES]
        if any(self.world.of(item, base.module, outer) is None for item in base.fact.bases):
            found.append(Guard(f"the base class of `{base.fact.name}`", False))
        return strongest(found)

    def _attribute(self, cls: Class, name: str, method: str) -> Guard | None:
        for binding in cls.module.facts.bindings:
            if binding.scope == cls.fact.scope and name_of(binding.target) == name:
                listed, module, scope = written(binding.value, cls.module, binding.scope, self.world)
                if not isinstance(listed, (e.Sequence, e.Mapping)):
                    return Guard(f"`{name}`", False)
                if isinstance(listed, e.Mapping):  # `{"post": [login_required]}`
                    listed = e.Sequence("list", tuple(_of_method(listed, method)), listed.span)
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
            self.judge.guard(item, module, scope, "@{}") for item in decorators if tail_of(item) != "route"
        )


def _of_method(given: e.Mapping, method: str) -> Iterator[e.Expr]:
    """The values under a method's key, and those under keys that cannot be read."""
    return (item.value for item in given.items if not isinstance(item.key, e.Literal) or item.key.value == method)
