"""SQLAlchemy engines: where each is made, kept, disposed of, and used."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from celerylint.link.definition.tasks import Tasks
from celerylint.link.graph import Graph, Reached
from celerylint.link.process.homes import Homes
from celerylint.link.process.usage import Usage
from celerylint.link.targets import Class, External, Function, Instance, Member, Module, Target, Value
from celerylint.link.world import World
from celerylint.model import expr as e
from celerylint.model import values as v
from celerylint.model.facts import CallSite
from celerylint.model.functions import FunctionRef, Step
from celerylint.model.runtime import Engine, EngineUse
from celerylint.model.source import Span
from celerylint.model.values import Known
from celerylint.vocabulary import databases


class Engines:
    """All engines of the project, and which functions use them."""

    def __init__(self, world: World, graph: Graph, homes: Homes, tasks: Tasks) -> None:
        self.world, self.graph, self.homes, self.tasks = world, graph, homes, tasks
        self._disposals = list(self._find_disposals())
        self.by_call: dict[Span, Engine] = {}
        self._sites: dict[Span, tuple[Module, CallSite]] = {}
        for module, site in world.calls():
            target = world.callee(site, module)
            if isinstance(target, External) and target.path in databases.ENGINE_MAKERS:
                self._sites[site.call.span] = (module, site)
        for module, site in self._sites.values():
            self.by_call[site.call.span] = self._engine(module, site)
        self.usage = Usage(world, graph, self.by_call, self.of)

    # -- making ------------------------------------------------------------------------------------------------------

    def _engine(self, module: Module, site: CallSite) -> Engine:
        target = self.world.callee(site, module)
        assert isinstance(target, External)
        owner = FunctionRef(module.path, site.scope) if site.scope in module.functions else None
        return Engine(
            span=site.call.span,
            is_async=databases.ENGINE_MAKERS[target.path],
            home=self.homes.of(site.call, module, site.scope),
            pool=self._pool(module, site),
            driver=self._driver(module, site),
            options=self._options(module, site),
            disposed=tuple(span for call, span, _ in self._disposals if call == site.call.span),
            owner=owner,
            owner_is_task_class=self._in_task_class(module, site),
        )

    def _options(self, module: Module, site: CallSite) -> Mapping[str, v.Value] | None:
        """The keyword arguments; None when there may be more than can be read."""
        found: dict[str, v.Value] = {}
        for arg in site.call.args:
            value = self.world.value(arg.value, module, site.scope)
            if arg.keyword is not None:
                found[arg.keyword] = value
            elif arg.star == "**" and isinstance(value, Known) and isinstance(value.value, dict):
                found.update((str(name), Known(given, value.span)) for name, given in value.value.items())
            elif arg.star:
                return None
        return None if (e.dotted(site.call.func) or "").endswith("from_config") else found

    def _in_task_class(self, module: Module, site: CallSite) -> bool:
        function = module.functions.get(site.scope)
        cls = self.world.class_of(Function(module, function)) if function is not None else None
        return cls is not None and self.tasks.is_task_class(cls)

    def _pool(self, module: Module, site: CallSite) -> str:
        """ "none" when any branch that makes this engine turns pooling off: which branch runs is not ours to guess."""
        if any(self._mentions_unpooled(call, module, site.scope) for call in self._siblings(module, site)):
            return "none"
        spread = [arg.value for arg in site.call.args if arg.star == "**"]
        if not spread:
            return "pooled"
        return "pooled" if all(self._is_readable(expr, module, site.scope) for expr in spread) else "unknown"

    def _siblings(self, module: Module, site: CallSite) -> Iterator[e.Call]:
        """This call and the others whose result goes to the same name."""
        yield site.call
        names = {
            e.dotted(b.target) for b in module.facts.bindings if any(part is site.call for part in e.walk(b.value))
        }
        for binding in module.facts.bindings:
            if binding.scope == site.scope and (name := e.dotted(binding.target)) and name in names:
                yield from (part for part in e.walk(binding.value) if isinstance(part, e.Call))

    def _mentions_unpooled(self, call: e.Call, module: Module, scope: str) -> bool:
        """NullPool anywhere in the call, or in what its keyword dict was filled with."""
        for arg in call.args:
            if self._names_unpooled(arg.value, module, scope):
                return True
            if (arg.star == "**" or arg.keyword == "poolclass") and self._was_given_unpooled(arg.value, module, scope):
                return True
        return False

    def _was_given_unpooled(self, expr: e.Expr, module: Module, scope: str) -> bool:
        """Whether a name in reach of a scope was bound to NullPool, or a dict of that name filled with it."""
        maker = self._keenly(expr.func, module, scope) if isinstance(expr, e.Call) else None
        if isinstance(maker, Function):
            return any(self._is_unpooled(name, maker.module, maker.fact.scope) for name in maker.fact.names)
        target = self._keenly(expr, module, scope)
        if isinstance(target, Value) and self._names_unpooled(target.expr, target.module, target.scope):
            return True
        name = e.dotted(expr)
        written = [
            binding.value
            for binding in module.facts.bindings
            if (binding.scope in ("", scope) or scope.startswith(f"{binding.scope}."))
            and name is not None
            and e.dotted(binding.target.base if isinstance(binding.target, e.Subscript) else binding.target) == name
        ]
        updates = [
            site.call for site in self.world.calls_in(module, scope) if e.dotted(site.call.func) == f"{name}.update"
        ]
        return any(self._names_unpooled(part, module, scope) for part in (*written, *updates))

    def _names_unpooled(self, expr: e.Expr, module: Module, scope: str) -> bool:
        """Whether NullPool (or the like) is named anywhere in an expression."""
        return any(self._is_unpooled(part.path, module, scope) for part in e.walk(expr) if isinstance(part, e.Name))

    def _is_unpooled(self, name: str, module: Module, scope: str) -> bool:
        target = self.world.resolver.path(name, module, scope)
        path = target.path if isinstance(target, External) else name
        return path.rpartition(".")[2] in databases.UNPOOLED

    def _keenly(self, expr: e.Expr, module: Module, scope: str) -> Target | None:
        with self.world.resolver.keenly():
            return self.world.of(expr, module, scope)

    def _is_readable(self, expr: e.Expr, module: Module, scope: str) -> bool:
        target = self.world.of(expr, module, scope)
        return isinstance(expr, e.Mapping) or (isinstance(target, Value) and isinstance(target.expr, e.Mapping))

    def _driver(self, module: Module, site: CallSite) -> str:
        url = self.world.value(e.positional(site.call, 0) or e.keyword(site.call, "url"), module, site.scope)
        text = url.value if isinstance(url, Known) and isinstance(url.value, str) else ""
        return text.partition("://")[0]

    # -- disposing ---------------------------------------------------------------------------------------------------

    def _find_disposals(self) -> Iterator[tuple[Span | None, Span, FunctionRef]]:
        """Each `….dispose()`: the engine's call if it is known, the place, and the function."""
        for module, site in self.world.calls():
            func = site.call.func
            if isinstance(func, e.Name) and func.path.endswith(".dispose"):
                owner = func.path.removesuffix(".dispose").removesuffix(".sync_engine")
                target = self.world.resolver.path(owner, module, site.scope)
            elif isinstance(func, e.Attribute) and func.name == "dispose":
                target = self.world.of(func.base, module, site.scope)
            elif (handed_over := _handed_over(site.call)) is not None:
                target = self.world.resolver.path(handed_over, module, site.scope)
            else:
                continue
            call = target.call.span if isinstance(target, Instance) and target.call is not None else None
            yield call, site.call.span, FunctionRef(module.path, site.scope)

    def disposes(self, engine: Engine, reached: tuple[Reached, ...]) -> bool:
        """Whether functions of one run dispose of an engine, or of one that cannot be told from it."""
        scopes = {item.function.key for item in reached}
        for call, _, ref in self._disposals:
            if call in (None, engine.span) and any(
                ref.path == path and (ref.scope == scope or ref.scope.startswith(scope + ".")) for path, scope in scopes
            ):
                return True
        return False

    def disposers_of(self, engine: Engine) -> Iterator[FunctionRef]:
        """The functions that dispose of an engine, or of one that cannot be told from it."""
        return (ref for call, _, ref in self._disposals if call in (None, engine.span))

    # -- using -------------------------------------------------------------------------------------------------------

    def of(self, target: Target | None, depth: int = 0) -> Engine | None:
        """The engine that a target is or belongs to, or that a session or session factory is bound to."""
        if isinstance(target, Member) and depth <= 4:
            return self.of(target.base, depth + 1)  # `engine.begin`
        if not isinstance(target, Instance) or target.call is None or depth > 4:
            return None
        if target.call.span in self.by_call:
            return self.by_call[target.call.span]
        if not self._makes_sessions(target.of) or target.module is None:
            return None
        for bound in (e.keyword(target.call, "bind"), e.positional(target.call, 0)):
            if bound is not None:
                return self.of(self.world.of(bound, target.module, target.scope), depth + 1)
        return None

    def opens_session(self, target: Target | None) -> bool:
        """Whether calling a target gives a database session: it is a class of sessions, or a factory that was made."""
        if isinstance(target, Instance):
            kind = target.of.path if isinstance(target.of, External) else ""
            return kind in databases.SESSION_FACTORIES
        if isinstance(target, External):
            return target.path in databases.SESSION_CLASSES
        return isinstance(target, Class) and bool(self.world.resolver.class_names(target) & databases.SESSION_CLASSES)

    def _makes_sessions(self, kind: Class | External) -> bool:
        if isinstance(kind, External):
            # Calling a factory's result: `async_sessionmaker(...)()` keeps its path.
            return kind.path in databases.SESSION_MAKERS
        return bool(self.world.resolver.class_names(kind) & databases.SESSION_MAKERS)

    def uses_below(self, reached: tuple[Reached, ...], start: tuple[Step, ...] = ()) -> Iterator[EngineUse]:
        """Engines used anywhere below, with the chain to each."""
        seen: set[Span] = set()
        for item in reached:
            for engine, span in self.usage.in_function(item.function):
                if engine.span not in seen:
                    seen.add(engine.span)
                    disposed = self.disposes(engine, reached)
                    yield EngineUse(engine, span, (*start, *item.chain), item.in_coroutine, disposed)

    def all(self) -> list[Engine]:
        """Every engine, in source order."""
        return sorted(self.by_call.values(), key=lambda engine: engine.span)


def _handed_over(call: e.Call) -> str | None:
    """`engine` in `stack.callback(engine.dispose)`: to be disposed of by whoever is given the method."""
    for arg in call.args:
        if (path := e.dotted(arg.value) or "").endswith(".dispose"):
            return path.removesuffix(".dispose")
    return None
