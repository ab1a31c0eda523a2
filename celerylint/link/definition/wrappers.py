"""What decorators put in the place of a function."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final, NamedTuple

from celerylint.link.targets import External, Function
from celerylint.link.world import World
from celerylint.model import expr as e

_WRAPS: Final = frozenset(("wraps", "update_wrapper"))
_TRANSPARENT: Final = frozenset(
    ("typing.overload", "typing.no_type_check", "typing.final", "typing_extensions.deprecated", "warnings.deprecated")
)


class Wrapping(NamedTuple):
    """What is called in a function's place.

    `outermost` is a wrapper of the project, None when the function itself is called or when that is `unknown`; `named`
    is the wrapper whose name is seen from outside, where one does not take over the name of what it wraps.
    """

    outermost: Function | None = None
    named: Function | None = None
    unknown: bool = False

    def __bool__(self) -> bool:
        return self.unknown or self.outermost is not None


class _Made(NamedTuple):
    """What one decorator gives: the function itself, a wrapper that `keeps` its name or not, or something unknown."""

    kind: str  # "same", "wrapper" or "unknown"
    inner: Function | None = None
    keeps: bool = True


_SAME: Final = _Made("same")
_UNKNOWN: Final = _Made("unknown")


class Wrappers:
    """Looks into the project's decorators."""

    def __init__(self, world: World) -> None:
        self.world = world
        self._known: dict[tuple[str, str, bool], _Made] = {}

    def around(self, function: Function, decorators: Iterable[e.Expr]) -> Wrapping:
        """What `decorators`, outermost first, make of a function."""
        found = Wrapping()
        for decorator in reversed(tuple(decorators)):
            made = self._made_by(decorator, function)
            if made.kind == "unknown":  # what is not seen is taken to keep the name
                found = Wrapping(None, found.named, True)
            elif made.kind == "wrapper":
                found = Wrapping(made.inner, found.named if made.keeps else made.inner)
        return found

    def _made_by(self, decorator: e.Expr, function: Function) -> _Made:
        called = isinstance(decorator, e.Call)
        func = e.applied(decorator)
        with self.world.resolver.keenly():  # a wrapper decides what the task is called and takes
            target = self.world.of(func, function.module, function.fact.parent)
        if isinstance(target, External) and target.path in _TRANSPARENT:
            return _SAME
        if not isinstance(target, Function):
            return _UNKNOWN
        key = (*target.key, called)
        if key not in self._known:
            self._known[key] = self._of_factory(target) if called else self._of_decorator(target)
        return self._known[key]

    def _of_factory(self, factory: Function) -> _Made:
        made = [self._nested(factory, expr) for expr in factory.fact.returns]
        return self._of_decorator(made[0]) if len(made) == 1 and made[0] is not None else _UNKNOWN

    def _of_decorator(self, decorator: Function) -> _Made:
        """By its one `return`: the parameter itself, or a function defined inside."""
        if len(decorator.fact.returns) != 1 or not decorator.fact.params:
            return _UNKNOWN
        given = decorator.fact.returns[0]
        if e.dotted(given) == decorator.fact.params[0].name:
            return _SAME
        inner = self._nested(decorator, given)
        return _Made("wrapper", inner, self._keeps_name(inner, decorator)) if inner is not None else _UNKNOWN

    @staticmethod
    def _nested(outer: Function, given: e.Expr) -> Function | None:
        fact = outer.module.functions.get(f"{outer.fact.scope}.{e.dotted(given)}")
        return Function(outer.module, fact) if fact is not None else None

    def _keeps_name(self, inner: Function, decorator: Function) -> bool:
        """Under `functools.wraps`, or any decorator that is not seen through; or the name is set by hand."""
        if inner.fact.decorators:
            return True
        name = f"{inner.fact.name}.__name__"
        module, scope = decorator.module, decorator.fact.scope
        called = (site.call for site in self.world.calls_in(module, scope))
        by_hand = any(b.scope == scope and e.dotted(b.target) == name for b in module.facts.bindings)
        return by_hand or any((e.dotted(call.func) or "").rpartition(".")[2] in _WRAPS for call in called)
