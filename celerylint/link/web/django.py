"""Handlers of Django and Django REST framework: views that URL patterns name, and what stands before them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from celerylint.link.targets import Class, External, Function, Module
from celerylint.link.web.handler import Guard, Handler, Placed, strongest
from celerylint.link.web.judge import Judge
from celerylint.link.web.middleware import Middleware
from celerylint.link.web.names import name_of, tail_of
from celerylint.link.web.permissions import PERMISSIONS, Permissions
from celerylint.link.web.urls import UrlPatterns, Way, path_of, wrapped
from celerylint.link.world import World
from celerylint.model import expr as e
from celerylint.model.facts import FunctionFact
from celerylint.model.values import Known
from celerylint.vocabulary import web

DJANGO: Final = "Django"
REST: Final = "Django REST framework"
_REST_VIEWS: Final = ("views.", "viewsets.", "generics.", "mixins.")
_METHOD_DECORATOR: Final = "method_decorator"
_ON_DISPATCH: Final = '@method_decorator({}, name="dispatch")'
_ATTRIBUTES: Final = ("permission_required", "required_permission", "permission")
_RESPONSES: Final = ("HttpResponse", "JsonResponse", "Response", "render", "redirect", "HttpResponseRedirect")


class DjangoViews:
    """Finds views, by URL patterns, base classes and decorators."""

    def __init__(self, world: World, judge: Judge) -> None:
        self.world, self.judge = world, judge
        self.urls = UrlPatterns(world)
        self.permissions = Permissions(world, judge)
        self.middleware = Middleware(world, judge)
        self._kinds: dict[tuple[str, str], tuple[str, bool]] = {}

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
        fact, ways = function.fact, self.urls.to(function.key)
        api = next((item for item in fact.decorators if tail_of(item, function.module) == "api_view"), None)
        if not ways and api is None and not self._looks_like_view(function):
            return None
        methods = self._listed(e.positional(api, 0), function.module) if isinstance(api, e.Call) else ()
        return Handler(
            REST if api is not None else DJANGO,
            methods,
            path_of(ways),
            function,
            api.span if api is not None else fact.span,
            lambda: self._plain_guard(function, ways, api is not None, _reading(methods or ("GET",))),
            "" if ways or api is not None else "no URL pattern names it",
            lambda: [Placed(item, way.module) for way in ways for item in way.wrappers],
        )

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
        ways = self.urls.to(cls.key)
        action = self._action(function.fact, function.module)
        name = function.fact.name
        methods = (name.upper(),) if name in web.VERBS else ()
        return Handler(
            framework,
            methods,
            path_of(ways),
            function,
            action.span if action is not None else cls.fact.span,
            lambda: self._class_guard(function, cls, ways, framework, hidden),
            "" if ways or framework == REST else "no URL pattern names it",
            lambda: [Placed(item, way.module) for way in ways for item in way.wrappers],
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
        if not framework and hidden and self.urls.to(cls.key):
            framework = DJANGO
        return framework, hidden

    # -- guards ------------------------------------------------------------------------------------------------------

    def _plain_guard(self, function: Function, ways: list[Way], is_api: bool, reads: bool) -> Guard | None:
        decorators = [item for item in function.fact.decorators if tail_of(item, function.module) != "api_view"]
        asked = next((item for item in decorators if tail_of(item, function.module) == PERMISSIONS), None)
        found = [
            self._decorated(decorators, function),
            wrapped(ways, self.judge),
            self._body(function),
            self.middleware.guard(),
        ]
        if isinstance(asked, e.Call) and asked.args:
            given = asked.args[0].value
            found.append(self.permissions.listed(given, function.module, function.fact.parent, reads))
        elif is_api:
            found.append(self._default_permissions(reads))
        return strongest(found)

    def _decorated(self, decorators: Iterable[e.Expr], function: Function | Class) -> Guard | None:
        scope = function.fact.scope.rpartition(".")[0]
        return strongest(self._decorator(item, function.module, scope) for item in decorators)

    def _decorator(self, item: e.Expr, module: Module, scope: str) -> Guard | None:
        name = tail_of(item, module)
        if name in (PERMISSIONS, "action", "api_view", "detail_route", "list_route", "extend_schema"):
            return None
        if name == _METHOD_DECORATOR and isinstance(item, e.Call) and item.args:
            given = item.args[0].value
            parts = given.items if isinstance(given, e.Sequence) else (given,)
            return strongest(self.judge.guard(part, module, scope, _ON_DISPATCH) for part in parts)
        return self.judge.guard(item, module, scope, "@{}")

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
            wrapped(ways, self.judge),
            self._body(function),
            *(self._of_base(base) for base in self.world.resolver.ancestry(cls)),
            self._access_methods(cls),
            Guard(f"a base class of `{cls.fact.name}`", False) if hidden else None,
            self.middleware.guard(),
        ]
        if framework == REST:
            found.append(self._rest(function, cls))
        return strongest(found)

    def _of_base(self, base: Class | External) -> Guard | None:
        if isinstance(base, External):
            tail = base.path.rpartition(".")[2]
            guards = web.mixin_guards(tail) or self.judge.is_configured(base, tail)
            return Guard(f"`{tail}`", True, tail) if guards else None
        found = [self._decorated(base.fact.decorators, base)]
        given = base.module.symbols.get(base.fact.scope, {})
        found += [Guard(f"`{name}`") for name in _ATTRIBUTES if name in given]
        if web.mixin_guards(base.fact.name) or self.judge.is_configured(base, base.fact.name):
            found.append(Guard(f"`{base.fact.name}`", True, base.fact.name))
        return strongest(found)

    def _access_methods(self, cls: Class) -> Guard | None:
        for name in web.ACCESS_METHODS:
            found = self.world.resolver.member(cls, name)
            if isinstance(found, Function):
                guard = self._decorated(found.fact.decorators, found)
                if guard is not None or self.judge.by_source(found, 2):
                    return guard or Guard(f"`{cls.fact.name}.{name}`")
        return None

    def _rest(self, function: Function, cls: Class) -> Guard | None:
        """Permission classes: of the action, else of the class, else of the settings."""
        action = self._action(function.fact, function.module)
        own = e.keyword(action, PERMISSIONS) if isinstance(action, e.Call) else None
        reads = self._reads(function, action)
        if own is not None:
            return self.permissions.listed(own, function.module, function.fact.parent, reads)
        is_set, guard = self.permissions.of_class(cls, reads)
        return guard if is_set else self._default_permissions(reads)

    def _reads(self, function: Function, action: e.Expr | None) -> bool:
        """Whether a method answers requests that only read."""
        if action is None:
            return function.fact.name not in web.WRITING_METHODS
        given = e.keyword(action, "methods") if isinstance(action, e.Call) else None
        return given is None or _reading(self._listed(given, function.module))

    def _default_permissions(self, reads: bool) -> Guard | None:
        if not self.permissions.is_configured and not self.middleware:
            return Guard("the settings", False)
        return self.permissions.default(reads)


def _reading(methods: tuple[str, ...]) -> bool:
    return any(method.upper() in ("GET", "HEAD", "OPTIONS") for method in methods)
