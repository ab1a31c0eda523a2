"""Results that handlers look up by an id from the request, and what ties the id to the caller."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, NamedTuple

from celerylint.link.targets import Function, Module
from celerylint.link.web.exposures import Below, Exposures, given_for
from celerylint.link.web.handler import Handler
from celerylint.link.web.names import name_of, tail_of
from celerylint.link.world import World
from celerylint.model import expr as e
from celerylint.model.facts import Binding, CallSite, FunctionFact, IfFrame, Param
from celerylint.model.routes import TaskIdLookup
from celerylint.model.source import Span
from celerylint.vocabulary import web

_DEPENDS: Final = frozenset(("Depends", "Security"))
_MAX_STEPS: Final = 3


class _Place(NamedTuple):
    """A result that is made below a handler, and the expression of its id."""

    handler: Handler
    here: Below
    site: CallSite
    ident: e.Expr


class Lookups:
    """Finds them below one handler at a time."""

    def __init__(self, world: World, exposures: Exposures) -> None:
        self.world, self.exposures = world, exposures

    def of(self, handler: Handler) -> tuple[TaskIdLookup, ...]:
        """The lookups that a request decides about."""
        places = (place for here in self.exposures.below(handler.function) for place in self._in(handler, here))
        return tuple(self._lookup(place, source) for place in places if (source := self._source(place)))

    def _in(self, handler: Handler, here: Below) -> Iterator[_Place]:
        if here.later:
            return
        for scope in self.exposures.graph.own_scopes(here.function):
            for site in self.world.calls_in(here.function.module, scope):
                if site.call.span in self.exposures.results:
                    ident = e.positional(site.call, 0) or e.keyword(site.call, "id") or e.keyword(site.call, "task_id")
                    if ident is not None:
                        yield _Place(handler, here, site, ident)

    # -- where the id comes from -------------------------------------------------------------------------------------

    def _source(self, place: _Place) -> str:
        """The parameter or the part of the request that the id is, "" when it comes from elsewhere."""
        ident, function = place.ident, place.here.function
        ident = self._unbound(ident, function, place.site.scope)
        if place.here.call is not None and isinstance(ident, e.Name):
            given = given_for(ident.path, function, place.here.call)
            if given is None:
                return ""
            ident, function = given, place.handler.function
            ident = self._unbound(ident, function, function.fact.scope)
        if web.REQUEST_DATA.search(name_of(ident, function.module)):
            return name_of(ident)
        head, _, attribute = name_of(ident).partition(".")
        is_field = not attribute or (attribute.endswith("id") and "." not in attribute)
        return name_of(ident) if is_field and head in _inputs(place.handler.function) else ""

    def _unbound(self, expr: e.Expr, function: Function, scope: str) -> e.Expr:
        """Through names, `str(…)` and `or` to what was read."""
        for _ in range(_MAX_STEPS):
            match expr:
                case e.Call(func=e.Name(path="str" | "UUID" | "uuid.UUID"), args=(first, *_)):
                    expr = first.value
                case e.Operation(op="or", operands=(first_operand, *_)):
                    expr = first_operand
                case e.Name(path=path):
                    bound = [item for item in self._bindings(function, scope) if e.dotted(item.target) == path]
                    if len(bound) != 1 or bound[0].op != "=":
                        return expr
                    expr = bound[0].value
                case _:
                    return expr
        return expr

    @staticmethod
    def _bindings(function: Function, scope: str) -> Iterator[Binding]:
        return (item for item in function.module.facts.bindings if item.scope == scope)

    # -- what ties it to the caller ----------------------------------------------------------------------------------

    def _lookup(self, place: _Place, source: str) -> TaskIdLookup:
        functions = {item.key: item for item in (place.handler.function, place.here.function)}
        name = name_of(place.ident)
        checks = (self._check(function, {name, source}, place) for function in functions.values())
        return TaskIdLookup(
            place.site.call.span,
            source,
            tuple(sorted(self._reads(place))),
            next(filter(None, checks), ""),
            place.here.chain,
        )

    def _check(self, function: Function, names: set[str], place: _Place) -> str:
        facts = [function.module.functions[scope] for scope in self.exposures.graph.own_scopes(function)]
        if user := min((name for fact in facts for name in fact.names if web.CALLER.search(name)), default=""):
            return f"`{user}`"
        for fact in facts:
            for site in self.world.calls_in(function.module, fact.scope):
                if self._looks_up(site, names, place, function):
                    return f"`{tail_of(site.call.func)}`"
            for item in fact.statements:
                tests = (frame.test for frame in item.frames if isinstance(frame, IfFrame))
                if any(_compares(test, names) for test in tests):
                    return "a comparison"
        return ""

    def _looks_up(self, site: CallSite, names: set[str], place: _Place, function: Function) -> bool:
        """Whether a call is given the id to find something else by it."""
        tail = tail_of(site.call.func, function.module)
        on_the_way = {place.site.call.span, *(step.span for step in place.here.chain)}
        if site.call.span in on_the_way or not tail or tail[0].isupper() or tail in web.NO_LOOKUP:
            return False
        if web.TELLING.search(name_of(site.call.func)) or site.role == "decorator":
            return False
        return any(_holds(arg.value, names) for arg in site.call.args)

    def _reads(self, place: _Place) -> set[str]:
        """The attributes of the result that are read in the function that makes it."""
        function, call = place.here.function, place.site.call
        fact = function.module.functions.get(place.site.scope, function.fact)
        bound = {
            path
            for item in self._bindings(function, place.site.scope)
            if item.value.span == call.span and (path := e.dotted(item.target))
        }
        names = (name.rpartition(".") for name in fact.names)
        return {tail for owner, _, tail in names if owner in bound} | _attributes_of(call.span, fact)


def _attributes_of(span: Span, fact: FunctionFact) -> set[str]:
    """`AsyncResult(id).state`."""
    values = (item.value for item in fact.statements if item.value is not None)
    return {
        part.name
        for value in values
        for part in e.walk(value)
        if isinstance(part, e.Attribute) and part.base.span == span
    }


def _inputs(function: Function) -> set[str]:
    """The parameters that a request fills: not those that a dependency provides."""
    module = function.module
    names = {param.name for param in function.fact.params if not _is_provided(param, module)}
    return names - {"self", "request"}


def _is_provided(param: Param, module: Module) -> bool:
    parts = (part for item in (param.default, param.annotation) if item is not None for part in e.walk(item))
    return any(isinstance(part, e.Call) and tail_of(part, module) in _DEPENDS for part in parts)


def _holds(expr: e.Expr, names: set[str]) -> bool:
    return any(isinstance(part, e.Name) and part.path in names for part in e.walk(expr))


def _compares(test: e.Expr, names: set[str]) -> bool:
    """`job.task_id == task_id`, `task_id in mine`: a comparison with something that is no literal."""
    return any(
        isinstance(part, e.Operation)
        and part.op in ("==", "!=", "in", "not in")
        and _holds(part, names)
        and not any(isinstance(item, (e.Literal, e.Sequence)) for item in part.operands)
        for part in e.walk(test)
    )
