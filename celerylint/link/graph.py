"""Which function calls which, as far as names tell."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from typing import Final, NamedTuple

from celerylint.link.targets import Class, Function, Instance, Module, Target
from celerylint.link.world import World
from celerylint.model import expr as e
from celerylint.model.facts import CallSite
from celerylint.model.functions import Step

MAX_CALLS: Final = 6  # how many calls below a task or route are followed


class Reached(NamedTuple):
    """A function that can run below another, and one shortest way to it."""

    function: Function
    chain: tuple[Step, ...]
    in_coroutine: bool  # some function on the way, or this one, is async


class Graph:
    """The call graph, looked up on demand."""

    def __init__(self, world: World) -> None:
        self.world = world
        self._callees: dict[tuple[str, str], list[tuple[CallSite, Function]]] = {}
        self._reached: dict[tuple[str, str], tuple[Reached, ...]] = {}

    def callees(self, function: Function) -> list[tuple[CallSite, Function]]:
        """The project functions that a function's own code calls, or hands on to be called."""
        if function.key not in self._callees:
            self._callees[function.key] = list(self._look(function))
        return self._callees[function.key]

    def _look(self, function: Function) -> Iterator[tuple[CallSite, Function]]:
        module = function.module
        for scope in self.own_scopes(function):
            for site in self.world.calls_in(module, scope):
                if site.role == "decorator":
                    continue
                for target in self._targets(site, module, scope):
                    yield site, target

    def own_scopes(self, function: Function) -> Iterator[str]:
        """A function's scope, and those of lambdas-by-another-name: functions defined inside it."""
        yield function.fact.scope
        yield from function.module.nested.get(function.fact.scope, ())

    def _targets(self, site: CallSite, module: Module, scope: str) -> Iterator[Function]:
        """The callee, and functions given as arguments (`async_to_sync(f)`, `executor.submit(f)`)."""
        called = self.callable_of(self.world.callee(site, module))
        if called is not None:
            yield called
        for arg in site.call.args:
            if isinstance(arg.value, e.Name):
                given = self.world.of(arg.value, module, scope)
                if isinstance(given, Function):
                    yield given

    def callable_of(self, target: Target | None) -> Function | None:
        """The function that runs when a target is called: itself, or a class's `__init__`."""
        match target:
            case Function():
                return target
            case Class():
                return self._method(target, "__init__")
            case Instance(of=Class() as cls):
                return self._method(cls, "__call__")
            case _:
                return None

    def _method(self, cls: Class, name: str) -> Function | None:
        found = self.world.resolver.member(cls, name)
        return found if isinstance(found, Function) else None

    def below(self, function: Function, limit: int = MAX_CALLS) -> tuple[Reached, ...]:
        """Everything that can run below a function, itself first, nearest first; each function once."""
        if function.key in self._reached and limit == MAX_CALLS:
            return self._reached[function.key]
        found = [Reached(function, (), function.fact.is_async)]
        seen = {function.key}
        todo = deque(found)
        while todo:
            here = todo.popleft()
            if len(here.chain) >= limit:
                continue
            for site, callee in self.callees(here.function):
                if callee.key in seen:
                    continue
                seen.add(callee.key)
                step = Step(site.call.span, callee.fact.name)
                reached = Reached(callee, (*here.chain, step), here.in_coroutine or callee.fact.is_async)
                found.append(reached)
                todo.append(reached)
        if limit == MAX_CALLS:
            self._reached[function.key] = tuple(found)
        return tuple(found)
