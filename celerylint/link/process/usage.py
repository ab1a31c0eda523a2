"""Which functions use the things that some calls have made: engines, clients, sessions."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Generic, Protocol, TypeVar

from celerylint.link.graph import Graph
from celerylint.link.targets import Function, Target
from celerylint.link.world import World
from celerylint.model import expr as e
from celerylint.model.source import Span


class Made(Protocol):
    """Something known by the call that makes it."""

    @property
    def span(self) -> Span:
        """The call."""


M = TypeVar("M", bound=Made)


class Usage(Generic[M]):
    """Answers what functions use, of the things in `by_call`; `of` tells which of them a target is."""

    def __init__(
        self, world: World, graph: Graph, by_call: Mapping[Span, M], of: Callable[[Target | None], M | None]
    ) -> None:
        self.world, self.graph, self.by_call, self.of = world, graph, by_call, of
        self._known: dict[tuple[str, str], list[tuple[M, Span]]] = {}

    def in_function(self, function: Function) -> list[tuple[M, Span]]:
        """The things that a function's own code names or makes, each once, and where."""
        if function.key not in self._known:
            found: dict[Span, tuple[M, Span]] = {}
            for thing, place in (*self._named(function), *self._made(function)):
                found.setdefault(thing.span, (thing, place))
            self._known[function.key] = list(found.values())
        return self._known[function.key]

    def _named(self, function: Function) -> Iterator[tuple[M, Span]]:
        for name in sorted(function.fact.names):
            thing = self.of(self.world.resolver.path(name, function.module, function.fact.scope))
            if thing is not None:
                yield thing, self._place(name, function)

    def _made(self, function: Function) -> Iterator[tuple[M, Span]]:
        """The things that a function creates, named or not."""
        for scope in self.graph.own_scopes(function):
            for site in self.world.calls_in(function.module, scope):
                if (thing := self.by_call.get(site.call.span)) is not None:
                    yield thing, thing.span

    def _place(self, name: str, function: Function) -> Span:
        """Where a function's code first uses a name: in a call, else the function itself."""
        for scope in self.graph.own_scopes(function):
            for site in self.world.calls_in(function.module, scope):
                for part in e.walk(site.call):
                    if isinstance(part, e.Name) and (part.path == name or part.path.startswith(name + ".")):
                        return part.span
        return function.fact.span
