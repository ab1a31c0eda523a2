"""Clients and database sessions that outlive the run of a task, and the functions that use them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace

from celerylint.link.graph import Graph, Reached
from celerylint.link.process.engines import Engines
from celerylint.link.process.homes import KEPT, Homes
from celerylint.link.process.usage import Usage
from celerylint.link.targets import External, Instance, Member, Module, Target, Value
from celerylint.link.world import World
from celerylint.model import expr as e
from celerylint.model.facts import CallSite
from celerylint.model.functions import Step
from celerylint.model.kept import Kept, KeptUse
from celerylint.model.source import Span
from celerylint.vocabulary.clients import FORK_UNSAFE, LAZY, LOOP_BOUND, RELEASING
from celerylint.vocabulary.databases import SESSION_REGISTRIES


class Keeping:
    """All kept things of the project."""

    def __init__(self, world: World, graph: Graph, homes: Homes, engines: Engines) -> None:
        self.world, self.graph, self.homes, self.engines = world, graph, homes, engines
        self.by_call = {kept.span: kept for module, site in world.calls() if (kept := self._kept(site, module))}
        self._releases: dict[Span, set[tuple[str, str]]] = defaultdict(set)
        for module, site in world.calls() if self.by_call else ():
            if (kept := self._released(site, module)) is not None:
                self._releases[kept.span].add((module.path, site.scope))
        for span in self._releases:
            self.by_call[span] = replace(self.by_call[span], released=True)
        self.usage = Usage(world, graph, self.by_call, self.of)

    def _kept(self, site: CallSite, module: Module) -> Kept | None:
        kind, callee = self._kind(site, module)
        if not kind or site.role in ("decorator", "with"):
            return None
        home = self.homes.of(site.call, module, site.scope)
        return Kept(site.call.span, callee, kind, home) if home in KEPT else None

    def _kind(self, site: CallSite, module: Module) -> tuple[str, str]:
        target = self.world.callee(site, module)
        if isinstance(target, External):
            if target.path in LOOP_BOUND:
                return "loop", target.path
            if target.path in FORK_UNSAFE and not _is_lazy(site, target.path):
                return "fork", target.path
            if target.path in SESSION_REGISTRIES:
                return "registry", target.path
        return ("session", e.last_name(site.call.func)) if self.engines.opens_session(target) else ("", "")

    # -- using -------------------------------------------------------------------------------------------------------

    def of(self, target: Target | None) -> Kept | None:
        """The kept thing that a target is, or belongs to."""
        while isinstance(target, Member):
            target = target.base
        call = target.call if isinstance(target, Instance) else target.expr if isinstance(target, Value) else None
        return self.by_call.get(call.span) if isinstance(call, e.Call) else None

    def _released(self, site: CallSite, module: Module) -> Kept | None:
        """The kept thing that a call lets go of: a method of it, or `with Session() as session:`."""
        if e.last_name(site.call.func) in RELEASING:
            return self.of(self.world.owner(site, module))
        entered = self.world.callee(site, module) if site.role == "with" else None
        keeps = isinstance(entered, Member) and entered.name != "begin"  # `with connection.cursor():`
        return None if keeps else self.of(entered)

    def uses_below(self, reached: Iterable[Reached], start: tuple[Step, ...] = ()) -> Iterator[KeptUse]:
        """Things used anywhere below, unless something there lets go of them, too."""
        if not self.by_call:
            return
        reached = tuple(reached)
        keys = {item.function.key for item in reached}
        seen: set[Span] = set()
        for item in reached:
            for kept, span in self.usage.in_function(item.function):
                if kept.span not in seen and not self._is_released(kept, keys):
                    seen.add(kept.span)
                    yield KeptUse(kept, span, (*start, *item.chain))

    def _is_released(self, kept: Kept, keys: set[tuple[str, str]]) -> bool:
        inside = {(path, scope.rpartition(".")[0]) for path, scope in self._releases[kept.span]}
        return bool((self._releases[kept.span] | inside) & keys)


def _is_lazy(site: CallSite, path: str) -> bool:
    """`MongoClient(connect=False)`."""
    given = e.keyword(site.call, LAZY[path]) if path in LAZY else None
    return given is not None and not (isinstance(given, e.Literal) and given.value)
