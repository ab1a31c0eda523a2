"""What limits how often a handler may be called, by the names of what stands before it."""

from __future__ import annotations

from collections.abc import Iterator

from celerylint.link.graph import Graph
from celerylint.link.targets import Class, Function, Module
from celerylint.link.web.handler import Handler, Placed
from celerylint.link.web.names import name_of, original
from celerylint.link.world import World
from celerylint.model import expr as e
from celerylint.vocabulary import web


class Limits:
    """Looks at decorators, dependencies, class attributes, routers and settings."""

    def __init__(self, world: World, graph: Graph) -> None:
        self.world, self.graph = world, graph
        self._everywhere = next(self._global(), "")

    def of(self, handler: Handler) -> str:
        """The first limit found, in words, "" when there is none."""
        found = (*self._around(handler), *self._in_class(handler.function), *self._in_body(handler.function))
        return next(iter(found), "") or self._everywhere

    def _around(self, handler: Handler) -> Iterator[str]:
        """Decorators and parameters, and what stands where the handler is attached."""
        function = handler.function
        for item in function.fact.decorators:
            yield from self._named(Placed(item, function.module))
        for param in function.fact.params:
            for part in (param.default, param.annotation):
                if part is not None:
                    yield from self._named(Placed(part, function.module))
        for placed in handler.around():
            yield from self._named(placed)

    def _named(self, placed: Placed) -> Iterator[str]:
        expr, module = placed
        for part in e.walk(expr):
            name = name_of(part, module)
            if web.LIMIT.search(name) or web.LIMIT_DECORATOR.search(name):
                yield f"`{name.rpartition('.')[2]}`"
            elif isinstance(part, e.Name):
                target = self.world.of(part, module, "")
                if isinstance(target, Function) and self._reads(target):
                    yield f"`{target.fact.name}`"

    def _in_class(self, function: Function) -> Iterator[str]:
        cls = self.world.class_of(function)
        for base in self.world.resolver.ancestry(cls) if cls is not None else ():
            if not isinstance(base, Class):
                continue
            for item in (*base.fact.decorators, *base.fact.bases):
                yield from self._named(Placed(item, base.module))
            for binding in base.module.facts.bindings:
                if binding.scope == base.fact.scope:
                    yield from self._attribute(name_of(binding.target), Placed(binding.value, base.module))

    def _attribute(self, name: str, value: Placed) -> Iterator[str]:
        """`throttle_classes = […]`, `decorators = [limiter.limit("5/minute")]`."""
        if web.LIMIT.search(name):
            yield f"`{name}`"
        elif name.endswith("decorators"):
            yield from self._named(value)

    def _in_body(self, function: Function) -> Iterator[str]:
        functions = (function, *(callee for _, callee in self.graph.callees(function)))
        return (f"`{item.fact.name}`" for item in functions if self._reads(item))

    @staticmethod
    def _reads(function: Function) -> bool:
        """Whether a function, or what decorates it, mentions a limit."""
        if any(web.LIMIT.search(name_of(item, function.module)) for item in function.fact.decorators):
            return True
        return any(web.LIMIT.search(original(name, function.module)) for name in function.fact.names)

    # -- for all of a project ----------------------------------------------------------------------------------------

    def _global(self) -> Iterator[str]:
        for module, site in self.world.calls():
            yield from self._limited_app(site.call, module)
        for module in self.world.production:
            for binding in module.facts.bindings:
                yield from self._setting(name_of(binding.target), binding.value)

    @staticmethod
    def _limited_app(call: e.Call, module: Module) -> Iterator[str]:
        """`Limiter(default_limits=[…])`, `add_middleware(SlowAPIMiddleware)`, `NinjaAPI(throttle=…)`."""
        for name in web.LIMITING_ARGUMENTS:
            if e.keyword(call, name) is not None and name_of(call.func, module).rpartition(".")[2] in web.LIMITED_CALLS:
                yield f"`{name}`"
        if name_of(call.func).endswith("add_middleware"):
            given = e.positional(call, 0) or e.keyword(call, "middleware_class")
            if given is not None and web.LIMIT.search(name := name_of(given, module)):
                yield f"`{name}`"

    @staticmethod
    def _setting(name: str, value: e.Expr) -> Iterator[str]:
        parts = list(e.walk(value)) if name in ("REST_FRAMEWORK", "MIDDLEWARE", "MIDDLEWARE_CLASSES") else ()
        for part in parts:
            text = part.value if isinstance(part, e.Literal) and isinstance(part.value, str) else ""
            if (name == "REST_FRAMEWORK" and text == "DEFAULT_THROTTLE_CLASSES") or (
                name != "REST_FRAMEWORK" and web.LIMIT.search(text)
            ):
                yield f"`{text}`"
