"""Connections that a worker makes before it forks its processes, which then share them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from celerylint.link.graph import Graph
from celerylint.link.process.engines import Engines
from celerylint.link.process.workers import Workers
from celerylint.link.targets import External, Function, Member, Module, Value
from celerylint.link.world import World
from celerylint.model import expr as e
from celerylint.model.facts import CallSite, DeferFrame, IfFrame
from celerylint.model.functions import Step
from celerylint.model.runtime import EarlyUse, Engine
from celerylint.model.source import Span
from celerylint.vocabulary import databases, loops, signals

_DEPTH = 3  # how many calls below an import or a signal are followed


def _written(func: e.Expr) -> str:
    """The name of what is called, as far as it is written: `execute` in `session().execute`."""
    return e.dotted(func) or (func.name if isinstance(func, e.Attribute) else "")


class _Way(NamedTuple):
    """How an import or a signal comes to a place: the calls, the functions, and whether a branch is in between."""

    signal: str = ""
    chain: tuple[Step, ...] = ()
    keys: tuple[tuple[str, str], ...] = ()
    conditional: bool = False


class Forks:
    """Finds the early connections."""

    def __init__(self, world: World, graph: Graph, engines: Engines, workers: Workers) -> None:
        self.world, self.graph, self.engines, self.workers = world, graph, engines, workers
        self._renewed = set(self._in_children())

    def early(self, homes: set[str]) -> Iterator[EarlyUse]:
        """One use for each engine that nothing disposes of; `homes` are files of engines that tasks use."""
        seen: set[Span] = set()
        for use, way in self._uses(homes) if self.engines.by_call else ():
            if use.engine.span not in seen and use.engine.pool != "none" and not self._is_renewed(use.engine, way):
                seen.add(use.engine.span)
                yield use

    def _uses(self, homes: set[str]) -> Iterator[tuple[EarlyUse, _Way]]:
        for receiver in self.workers.of(signals.BEFORE_FORK):
            yield from self._below(receiver.function, _Way(receiver.signal))
        for module in self.workers.modules(homes):
            near = module.path in homes or module.path in self.workers.homes
            for site in self.workers.import_calls(module):
                if near or (e.dotted(site.call.func) or "").rpartition(".")[2] in databases.READ_FOR:
                    yield from self._at(site, module, _Way())

    def _below(self, function: Function, way: _Way) -> Iterator[tuple[EarlyUse, _Way]]:
        if len(way.chain) > _DEPTH or function.key in way.keys:
            return
        here = way._replace(keys=(*way.keys, function.key))
        for site in self.world.calls_in(function.module, function.fact.scope):
            if not any(isinstance(frame, DeferFrame) for frame in site.frames):
                yield from self._at(site, function.module, here)

    def _at(self, site: CallSite, module: Module, way: _Way) -> Iterator[tuple[EarlyUse, _Way]]:
        maybe = way.conditional or any(isinstance(frame, IfFrame) for frame in site.frames)
        engine = self._connects(site, module)
        if engine is not None:
            yield EarlyUse(engine, site.call.span, way.signal, way.chain, maybe), way
        elif site.role != "decorator":
            function = self.graph.callable_of(self.world.callee(site, module))
            if function is not None:
                step = Step(site.call.span, function.fact.name)
                yield from self._below(function, way._replace(chain=(*way.chain, step), conditional=maybe))

    def _connects(self, site: CallSite, module: Module) -> Engine | None:
        """The engine whose pool a call takes a connection from."""
        target = self.world.callee(site, module)
        path = target.path if isinstance(target, External) else _written(site.call.func)
        name = path.rpartition(".")[2]
        if path in loops.FRESH_RUNNERS:
            return self._given([part for arg in site.call.args for part in e.walk(arg.value)], module, site.scope)
        if name in databases.GIVEN_ENGINES:
            return self._given([arg.value for arg in site.call.args], module, site.scope)
        if name in databases.CONNECTING:
            base = target.base if isinstance(target, Member) else None
            return self._of_session(base) if isinstance(base, Value) else self.engines.of(base)
        return None

    def _of_session(self, made: Value) -> Engine | None:
        """The engine behind what `Session()` gives, where `Session` is a factory."""
        func = made.expr.func if isinstance(made.expr, e.Call) else None
        return self.engines.of(self.world.of(func, made.module, made.scope)) if func is not None else None

    def _given(self, parts: list[e.Expr], module: Module, scope: str) -> Engine | None:
        """The first engine (or session factory) among some expressions."""
        names = (part for part in parts if isinstance(part, e.Name))
        found = (self.engines.of(self.world.of(name, module, scope)) for name in names)
        return next((engine for engine in found if engine is not None), None)

    # -- what makes it right -----------------------------------------------------------------------------------------

    def _is_renewed(self, engine: Engine, way: _Way) -> bool:
        """Whether the connections are dropped again: at import, by what made them, or in each new process."""
        keys = {*way.keys, *self._renewed}
        refs = self.engines.disposers_of(engine)
        return any(not ref.scope or tuple(ref) in keys for ref in refs) or self._checks_process(engine)

    def _in_children(self) -> Iterator[tuple[str, str]]:
        for receiver in self.workers.of((signals.PROCESS_INIT,)):
            yield from (reached.function.key for reached in self.graph.below(receiver.function, 2))

    def _checks_process(self, engine: Engine) -> bool:
        """SQLAlchemy's recipe: a listener that compares `os.getpid()` on checkout."""
        module = self.world.modules[engine.span.path]
        return any("os.getpid" in fact.names and fact.decorators for fact in module.facts.functions)
