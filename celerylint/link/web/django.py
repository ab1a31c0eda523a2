"""Handlers of Django and Django REST framework: views that URL patterns name, and what stands before them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

from celerylint.link.targets import Class, External, Function, Member, Module
from celerylint.link.web.handler import Guard, Handler, strongest, weakest
from celerylint.link.web.judge import Judge
from celerylint.link.web.names import name_of, tail_of
from celerylint.link.web.written import written
from celerylint.link.world import World
from celerylint.model import expr as e
from celerylint.model.facts import FunctionFact
from celerylint.model.values import Known
from celerylint.vocabulary import web

DJANGO: Final = "Django"
REST: Final = "Django REST framework"
_PERMISSIONS: Final = "permission_classes"
_REST_VIEWS: Final = ("views.", "viewsets.", "generics.", "mixins.")
_METHOD_DECORATOR: Final = "method_decorator"
_ON_DISPATCH: Final = '@method_decorator({}, name="dispatch")'
_ATTRIBUTES: Final = ("permission_required", "required_permission", "permission")
_RESPONSES: Final = ("HttpResponse", "JsonResponse", "Response", "render", "redirect", "HttpResponseRedirect")


class Way(NamedTuple):
    """One URL pattern that leads to a view: its path, and what wraps the view there."""

    path: str
    wrappers: tuple[e.Expr, ...]
    module: Module
    scope: str
    keywords: tuple[str, ...]


class DjangoViews:
    """Finds views, and reads the settings that guard them all."""

    def __init__(self, world: World, judge: Judge) -> None:
        self.world, self.judge = world, judge
        self._ways: dict[tuple[str, str], list[Way]] = {}
        self._default: list[tuple[e.Expr | None, Module, str]] = []
        self._middleware: list[tuple[e.Expr, Module, str]] = []
        for module, site in world.calls():
            self._read_pattern(module, site.call, site.scope)
        for module in world.production:
            self._read_settings(module)
        self._global: list[Guard | None] = []
        self._kinds: dict[tuple[str, str], tuple[str, bool]] = {}

    # -- URL patterns and settings -----------------------------------------------------------------------------------

    def _read_pattern(self, module: Module, call: e.Call, scope: str) -> None:
        name = tail_of(call.func, module)
        if name in ("path", "re_path", "url"):
            target = self.world.of(call.func, module, scope)
            if not (isinstance(target, External) and target.path in web.DJANGO_URLS):
                return
            view = e.positional(call, 1) or e.keyword(call, "view")
        elif name == "register" and len(call.args) > 1:  # a router of Django REST framework
            view = e.positional(call, 1)
        else:
            return
        if view is not None:
            self._add_way(view, call, module, scope)

    def _add_way(self, view: e.Expr, call: e.Call, module: Module, scope: str) -> None:
        wrappers: list[e.Expr] = []
        keywords: tuple[str, ...] = ()
        view, home, where = written(view, module, scope, self.world)
        while isinstance(view, e.Call):
            owner, _, method = name_of(view.func).rpartition(".")
            if method == "as_view" and owner:
                keywords = tuple(arg.keyword for arg in view.args if arg.keyword)
                view = e.Name(owner, view.span)
                break
            if not view.args:
                return
            wrappers.append(view.func)
            view = view.args[0].value
        target = self.world.of(view, home, where)
        if isinstance(target, (Function, Class)):
            text = self.world.value(e.positional(call, 0), module, scope)
            path = str(text.value) if isinstance(text, Known) else ""
            self._ways.setdefault(target.key, []).append(Way(path, tuple(wrappers), home, where, keywords))

    def _read_settings(self, module: Module) -> None:
        for binding in module.facts.bindings:
            name = name_of(binding.target)
            if name in ("MIDDLEWARE", "MIDDLEWARE_CLASSES"):
                self._middleware.append((binding.value, module, binding.scope))
            elif name == "REST_FRAMEWORK" and isinstance(binding.target, e.Name):
                self._read_rest(binding.value, module, binding.scope)

    def _read_rest(self, value: e.Expr, module: Module, scope: str) -> None:
        if not isinstance(value, e.Mapping):
            self._default.append((None, module, scope))
            return
        for item in value.items:
            if isinstance(item.key, e.Literal) and item.key.value == "DEFAULT_PERMISSION_CLASSES":
                self._default.append((item.value, module, scope))

    def default_permissions(self) -> Guard | None:
        """What `REST_FRAMEWORK` asks of views that ask nothing themselves; without it, the framework lets all in."""
        if not self._default and not self._middleware:
            return Guard("the settings", False)
        return weakest(
            self._permissions(value, module, scope) if value is not None else Guard("`REST_FRAMEWORK`", False)
            for value, module, scope in self._default
        )

    def middleware(self) -> Guard | None:
        """Middleware that turns strangers away before any view."""
        if not self._global:
            self._global.append(
                strongest(
                    self._one_middleware(part, module)
                    for value, module, _ in self._middleware
                    for part in e.walk(value)
                    if isinstance(part, e.Literal) and isinstance(part.value, str)
                )
            )
        return self._global[0]

    def _one_middleware(self, literal: e.Literal, module: Module) -> Guard | None:
        path, _, name = str(literal.value).rpartition(".")
        home = self.world.resolver.module_named(path, module.path) if path else None
        target = self.world.resolver.symbol(name, home) if home is not None else None
        if isinstance(target, Class):
            found = (self.world.resolver.member(target, method) for method in web.MIDDLEWARE_METHODS)
            sure = any(isinstance(method, Function) and self.judge.by_source(method, 1) for method in found)
            return Guard(f"`{name}`", "Required" in name) if sure else None
        return Guard(f"`{name}`") if "LoginRequired" in name else None

    # -- handlers ----------------------------------------------------------------------------------------------------

    def handlers(self) -> Iterator[Handler]:
        """All views, file by file."""
        for module in self.world.production:
            for fact in module.facts.functions:
                function = Function(module, fact)
                handler = self._in_class(function) if fact.in_class else self._plain(function)
                if handler is not None:
                    yield handler

    def _plain(self, function: Function) -> Handler | None:
        fact, ways = function.fact, self._ways.get(function.key, [])
        api = next((item for item in fact.decorators if tail_of(item, function.module) == "api_view"), None)
        if not ways and api is None and not self._looks_like_view(function):
            return None
        methods = self._listed(e.positional(api, 0), function.module) if isinstance(api, e.Call) else ()
        return Handler(
            REST if api is not None else DJANGO,
            methods,
            self._path(ways),
            function,
            api.span if api is not None else fact.span,
            lambda: self._plain_guard(function, ways, api is not None),
            "" if ways or api is not None else "no URL pattern names it",
        )

    @staticmethod
    def _path(ways: list[Way]) -> str:
        return "/" + ways[0].path.lstrip("^/") if ways else ""

    def _listed(self, expr: e.Expr | None, module: Module) -> tuple[str, ...]:
        value = self.world.value(expr, module, "")
        return tuple(map(str, value.value)) if isinstance(value, Known) and isinstance(value.value, tuple) else ()

    @staticmethod
    def _looks_like_view(function: Function) -> bool:
        """First parameter `request`, in a module of views, and it returns a response."""
        fact = function.fact
        if not fact.params or fact.params[0].name != "request" or "view" not in function.module.path or fact.parent:
            return False
        packages = {item.module.partition(".")[0] for item in function.module.facts.imports}
        return "django" in packages and any(tail_of(item, function.module) in _RESPONSES for item in fact.returns)

    def _in_class(self, function: Function) -> Handler | None:
        cls = self.world.class_of(function)
        if cls is None or not self._may_handle(function):
            return None
        framework, hidden = self._kind(cls)
        if not framework:
            return None
        ways = self._ways.get(cls.key, [])
        action = self._action(function.fact, function.module)
        name = function.fact.name
        methods = (name.upper(),) if name in web.VERBS else ()
        return Handler(
            framework,
            methods,
            self._path(ways),
            function,
            action.span if action is not None else cls.fact.span,
            lambda: self._class_guard(function, cls, ways, framework, hidden),
            "" if ways or framework == REST else "no URL pattern names it",
        )

    def _may_handle(self, function: Function) -> bool:
        return function.fact.name in web.DJANGO_HOOKS or self._action(function.fact, function.module) is not None

    @staticmethod
    def _action(fact: FunctionFact, module: Module) -> e.Expr | None:
        names = ("action", "detail_route", "list_route")
        return next((item for item in fact.decorators if tail_of(item, module) in names), None)

    def _kind(self, cls: Class) -> tuple[str, bool]:
        if cls.key not in self._kinds:
            if any(web.VIEW_BASES.search(name_of(base)) for base in cls.fact.bases):
                with self.world.resolver.keenly():
                    self._kinds[cls.key] = self._framework(cls)
            else:
                self._kinds[cls.key] = self._framework(cls)
        return self._kinds[cls.key]

    def _framework(self, cls: Class) -> tuple[str, bool]:
        """The framework of a view class, and whether some base of it cannot be followed."""
        framework, hidden = "", False
        for base in self.world.resolver.ancestry(cls):
            if isinstance(base, External):
                package, _, rest = base.path.partition(".")
                if package == "rest_framework" and rest.startswith(_REST_VIEWS):
                    framework = REST
                elif base.path.startswith(("django.views", "django.contrib.auth.views")) and not framework:
                    framework = DJANGO
            else:
                scope = base.fact.scope.rpartition(".")[0]
                hidden = hidden or any(self.world.of(item, base.module, scope) is None for item in base.fact.bases)
        if not framework and hidden and self._ways.get(cls.key):
            framework = DJANGO
        return framework, hidden

    # -- guards ------------------------------------------------------------------------------------------------------

    def _plain_guard(self, function: Function, ways: list[Way], is_api: bool) -> Guard | None:
        decorators = [item for item in function.fact.decorators if tail_of(item, function.module) != "api_view"]
        asked = next((item for item in decorators if tail_of(item, function.module) == _PERMISSIONS), None)
        found = [self._decorated(decorators, function), self._wrapped(ways), self._body(function), self.middleware()]
        if isinstance(asked, e.Call) and asked.args:
            found.append(self._permissions(asked.args[0].value, function.module, function.fact.parent))
        elif is_api:
            found.append(self.default_permissions())
        return strongest(found)

    def _decorated(self, decorators: Iterable[e.Expr], function: Function | Class) -> Guard | None:
        scope = function.fact.scope.rpartition(".")[0]
        return strongest(self._decorator(item, function.module, scope) for item in decorators)

    def _decorator(self, item: e.Expr, module: Module, scope: str) -> Guard | None:
        name = tail_of(item, module)
        if name in (_PERMISSIONS, "action", "api_view", "detail_route", "list_route", "extend_schema"):
            return None
        if name == _METHOD_DECORATOR and isinstance(item, e.Call) and item.args:
            given = item.args[0].value
            parts = given.items if isinstance(given, e.Sequence) else (given,)
            return strongest(self.judge.guard(part, module, scope, _ON_DISPATCH) for part in parts)
        return self.judge.guard(item, module, scope, "@{}")

    def _wrapped(self, ways: list[Way]) -> Guard | None:
        return weakest(
            strongest(self.judge.guard(item, way.module, way.scope, "@{}") for item in way.wrappers) for way in ways
        )

    def _body(self, function: Function) -> Guard | None:
        if (guard := self.judge.body(function)) is not None:
            return guard
        uses_user = any(f".{name}.".find(".request.user.") >= 0 for name in function.fact.names)
        return Guard("`request.user`", False) if uses_user else None

    def _class_guard(
        self, function: Function, cls: Class, ways: list[Way], framework: str, hidden: bool
    ) -> Guard | None:
        found = [
            self._decorated(function.fact.decorators, function),
            self._wrapped(ways),
            self._body(function),
            *(self._of_base(base) for base in self.world.resolver.ancestry(cls)),
            self._access_methods(cls),
            Guard(f"a base class of `{cls.fact.name}`", False) if hidden else None,
            self.middleware(),
        ]
        if framework == REST:
            found.append(self._rest(function, cls))
        return strongest(found)

    def _of_base(self, base: Class | External) -> Guard | None:
        if isinstance(base, External):
            tail = base.path.rpartition(".")[2]
            return Guard(f"`{tail}`", True, tail) if web.mixin_guards(tail) else None
        found = [self._decorated(base.fact.decorators, base)]
        given = base.module.symbols.get(base.fact.scope, {})
        found += [Guard(f"`{name}`") for name in _ATTRIBUTES if name in given]
        if web.mixin_guards(base.fact.name):
            found.append(Guard(f"`{base.fact.name}`", True, base.fact.name))
        return strongest(found)

    def _access_methods(self, cls: Class) -> Guard | None:
        for name in web.ACCESS_METHODS:
            found = self.world.resolver.member(cls, name)
            if isinstance(found, Function) and self.judge.by_source(found, 2):
                return Guard(f"`{cls.fact.name}.{name}`")
        return None

    def _rest(self, function: Function, cls: Class) -> Guard | None:
        """Permission classes: of the action, else of the class, else of the settings."""
        action = self._action(function.fact, function.module)
        own = e.keyword(action, _PERMISSIONS) if isinstance(action, e.Call) else None
        if own is not None:
            return self._permissions(own, function.module, function.fact.parent)
        getter = self.world.resolver.member(cls, "get_permissions")
        if isinstance(getter, Function):
            return Guard("`get_permissions`")
        for base in self.world.resolver.ancestry(cls):
            if isinstance(base, Class):
                for binding in base.module.facts.bindings:
                    if binding.scope == base.fact.scope and name_of(binding.target) == _PERMISSIONS:
                        return self._permissions(binding.value, base.module, binding.scope)
        return self.default_permissions()

    def _permissions(self, value: e.Expr, module: Module, scope: str) -> Guard | None:
        listed, home, inner = written(value, module, scope, self.world)
        if isinstance(listed, e.Sequence):
            return strongest(self._permission(item, home, inner) for item in listed.items)
        return Guard(f"`{name_of(value) or _PERMISSIONS}`", False)

    def _permission(self, item: e.Expr, module: Module, scope: str) -> Guard | None:
        name = name_of(item, module)
        tail = name.rpartition(".")[2]
        if tail in web.OPEN_PERMISSIONS:
            return None
        if isinstance(item, (e.Operation, e.Call, e.Literal)):
            return Guard(f"`{tail or _PERMISSIONS}`")
        with self.world.resolver.keenly():
            target = self.world.of(item, module, scope)
        if isinstance(target, Class) and not web.named_like_guard(tail):
            check = self.world.resolver.member(target, "has_permission")
            if isinstance(check, Function) and all(_is_true(returned) for returned in check.fact.returns):
                return None
        return Guard(f"`{tail}`", not isinstance(target, Member), f"permission_classes = [{tail}]")


def _is_true(expr: e.Expr) -> bool:
    return isinstance(expr, e.Literal) and expr.value is True
