"""Handlers of FastAPI, Flask, Django Ninja and their kin: functions decorated with a route of a router."""

from __future__ import annotations

from collections.abc import Iterator

from celerylint.link.targets import Class, External, Function, Instance, Module, ModuleRef
from celerylint.link.web.handler import Guard, Handler, Placed, strongest
from celerylint.link.web.judge import Judge
from celerylint.link.web.mounts import Mounts
from celerylint.link.web.names import name_of, tail_of
from celerylint.link.web.nodes import Node
from celerylint.link.web.written import written
from celerylint.link.world import World
from celerylint.model import expr as e
from celerylint.model.facts import FunctionFact
from celerylint.model.values import Known
from celerylint.vocabulary import web


class Routers:
    """Finds decorated handlers, and those that a call attaches (`add_api_route`, `add_url_rule`)."""

    def __init__(self, world: World, judge: Judge, mounts: Mounts) -> None:
        self.world, self.judge, self.mounts = world, judge, mounts

    def handlers(self) -> Iterator[Handler]:
        """All of them, file by file."""
        for module in self.world.production:
            for fact in module.facts.functions:
                yield from self._decorated(module, fact)
        yield from self._attached()

    # -- decorators --------------------------------------------------------------------------------------------------

    def _decorated(self, module: Module, fact: FunctionFact) -> Iterator[Handler]:
        for decorator in fact.decorators:
            if isinstance(decorator, e.Call) and (found := self._route(decorator, module, fact)) is not None:
                yield found
                return

    def _route(self, call: e.Call, module: Module, fact: FunctionFact) -> Handler | None:
        owner, _, method = name_of(call.func).rpartition(".")
        if not owner or method not in web.ROUTE_METHODS:
            return None
        node = self.mounts.nodes.owner(call.func, module, fact.parent)
        framework = self.framework(node, owner, call, module, fact.parent)
        if not framework:
            return None
        function = Function(module, fact)
        return Handler(
            framework,
            self._methods(method, call, module, fact.parent),
            self._path(node, call, module, fact.parent),
            function,
            call.span,
            lambda: self._guard(call, function, node),
            around=lambda: self.mounts.around(node),
        )

    def framework(self, node: Node | None, owner: str, call: e.Call, module: Module, scope: str) -> str:
        """Whose route it is; "" when it is none."""
        if node is not None:
            return web.FRAMEWORKS[node.cls.partition(".")[0]]
        target = self.world.resolver.path(owner, module, scope)
        if isinstance(target, (External, Function, ModuleRef, Class)) or self._is_other(target):
            return ""
        given = self._given_path(call)
        text = self.world.value(given, module, scope)
        pathlike = isinstance(text, Known) and isinstance(text.value, str) and text.value[:1] in ("/", "")
        if not pathlike or not web.ROUTER_NAMES.search(owner.rpartition(".")[2]):
            return ""
        packages = {item.module.partition(".")[0] for item in module.facts.imports}
        return next((name for package, name in web.FRAMEWORKS.items() if package in packages), "")

    @staticmethod
    def _is_other(target: object) -> bool:
        if not isinstance(target, Instance):
            return False
        return isinstance(target.of, External) and target.of.path.partition(".")[0] in ("celery", "requests", "httpx")

    @staticmethod
    def _given_path(call: e.Call) -> e.Expr | None:
        return e.positional(call, 0) or e.keyword(call, "path") or e.keyword(call, "rule")

    def _methods(self, method: str, call: e.Call, module: Module, scope: str) -> tuple[str, ...]:
        if method in web.VERBS:
            return (method.upper(),)
        value = self.world.value(e.keyword(call, "methods"), module, scope)
        return tuple(str(item).upper() for item in value.value) if isinstance(value, Known) and value.value else ()

    def _path(self, node: Node | None, call: e.Call, module: Module, scope: str) -> str:
        prefix = self.mounts.prefix(node) if node is not None else ""
        return prefix + self._text(self._given_path(call), module, scope)

    def _text(self, expr: e.Expr | None, module: Module, scope: str) -> str:
        value = self.world.value(expr, module, scope)
        return value.value if isinstance(value, Known) and isinstance(value.value, str) else ""

    # -- guards ------------------------------------------------------------------------------------------------------

    def _guard(self, call: e.Call, function: Function, node: Node | None) -> Guard | None:
        module, scope = function.module, function.fact.parent
        return strongest(
            (
                self.judge.parameters(function),
                self._on_route(call, module, scope),
                self._decorators(function),
                self._in_class(function),
                self.judge.body(function),
                None if self._is_open(call) else self.mounts.guard(node),
            )
        )

    @staticmethod
    def _is_open(call: e.Call) -> bool:
        """`auth=None` lifts the guard of a Django Ninja API."""
        auth = e.keyword(call, "auth")
        return isinstance(auth, e.Literal) and auth.value is None

    def _on_route(self, call: e.Call, module: Module, scope: str) -> Guard | None:
        found: list[Guard | None] = [Guard(f"`**{name_of(arg.value)}`", False) for arg in call.args if arg.star == "**"]
        if (given := e.keyword(call, "dependencies")) is not None:
            listed, _, _ = written(given, module, scope, self.world)
            hidden = None if isinstance(listed, e.Sequence) else Guard(f"`dependencies={name_of(listed)}`", False)
            found += [self.judge.dependency(given, module, scope), hidden]
        if (auth := e.keyword(call, "auth")) is not None and not isinstance(auth, e.Literal):
            name = name_of(auth)
            found.append(Guard(f"`auth={name or '…'}`", True, f"auth={name}" if name else ""))
        return strongest(found)

    def _decorators(self, function: Function) -> Guard | None:
        """Below the route's decorator; above it, they wrap what the route no longer sees."""
        given, scope = function.fact.decorators, function.fact.parent
        last = max((at for at, item in enumerate(given) if tail_of(item) in web.ROUTE_METHODS), default=-1)
        above = [self.judge.guard(item, function.module, scope) for item in given[: max(last, 0)]]
        below = (self.judge.guard(item, function.module, scope, "@{}") for item in given[last + 1 :])
        return strongest((*below, *(Guard(guard.words, False) for guard in above if guard is not None)))

    def _in_class(self, function: Function) -> Guard | None:
        """Class-based views of fastapi-utils: dependencies as class attributes."""
        if not function.fact.in_class:
            return None
        bindings = (item for item in function.module.facts.bindings if item.scope == function.fact.parent)
        return strongest(
            self.judge.dependency(item.value, function.module, item.scope)
            for item in bindings
            if isinstance(item.value, e.Call)
        )

    # -- calls -------------------------------------------------------------------------------------------------------

    def _attached(self) -> Iterator[Handler]:
        """`app.add_api_route("/x", handler, dependencies=[…])`, `app.add_url_rule("/x", view_func=guarded(view))`."""
        for module, site in self.world.calls():
            method = tail_of(site.call.func)
            if method not in ("add_api_route", "add_url_rule", "add_route"):
                continue
            given = self._view(method, site.call)
            if given is not None and (found := self._attachment(given, site.call, module, site.scope)) is not None:
                yield found

    @staticmethod
    def _view(method: str, call: e.Call) -> e.Expr | None:
        if method == "add_url_rule":
            return e.keyword(call, "view_func") or e.positional(call, 2)
        return e.keyword(call, "endpoint") or e.positional(call, 1)

    def _attachment(self, given: e.Expr, call: e.Call, module: Module, scope: str) -> Handler | None:
        guards: list[Guard | None] = []
        while isinstance(given, e.Call) and given.args and not name_of(given.func).endswith("as_view"):
            guards.append(self.judge.guard(given.func, module, scope, "@{}"))
            given = given.args[0].value
        target = self.world.of(given, module, scope)
        node = self.mounts.nodes.owner(call.func, module, scope)
        framework = self.framework(node, name_of(call.func).rpartition(".")[0], call, module, scope)
        if not isinstance(target, Function) or not framework:
            return None
        function = target
        methods = self._methods("route", call, module, scope)
        return Handler(
            framework,
            methods,
            self._path(node, call, module, scope),
            function,
            call.span,
            lambda: strongest((*guards, self._on_route(call, module, scope), self._guard(call, function, node))),
            around=lambda: (Placed(call, module), *self.mounts.around(node)),
        )
