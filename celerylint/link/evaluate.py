"""What value an expression has, as far as that can be known without running it."""

from __future__ import annotations

import datetime
import math
import operator
from collections.abc import Callable, Iterable
from typing import Any, Final

from celerylint.link.resolve import Resolver
from celerylint.link.table import meaningful
from celerylint.link.targets import Class, External, Instance, Member, Module, Value
from celerylint.model import expr as e
from celerylint.model import values as v
from celerylint.model.facts import Binding
from celerylint.model.source import Span
from celerylint.vocabulary import environment


def _times(left: Any, right: Any) -> Any:
    """Multiplication of quantities only: repeating a sequence could build something huge."""
    if isinstance(left, (str, bytes, tuple)) or isinstance(right, (str, bytes, tuple)):
        raise TypeError("repetition")
    return left * right


_ARITHMETIC: Final[dict[str, Callable[[Any, Any], Any]]] = {
    "+": operator.add,
    "-": operator.sub,
    "*": _times,
    "/": operator.truediv,
    "//": operator.floordiv,
    "%": operator.mod,
    "==": operator.eq,
    "!=": operator.ne,
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
    "and": lambda a, b: a and b,
    "or": lambda a, b: a or b,
}
_UNARY: Final[dict[str, Callable[[Any], Any]]] = {"-": operator.neg, "+": operator.pos, "not": operator.not_}
_BUILTINS: Final[dict[str, Callable[..., Any]]] = {
    "int": int,
    "float": float,
    "bool": bool,
    "str": str,
    "tuple": tuple,
    "list": tuple,
    "set": tuple,
    "frozenset": tuple,
    "dict": dict,
    "round": round,
    "max": max,
    "min": min,
}
_MAX_DEPTH: Final = 60


class Evaluator:
    """Folds expressions to values, following names across files."""

    def __init__(self, resolver: Resolver) -> None:
        self.resolver = resolver
        self._depth = 0
        self._active: set[int] = set()

    def value(self, expr: e.Expr | None, module: Module, scope: str) -> v.Value:
        """The value of an expression where it stands; `None` (no expression) is ABSENT."""
        if expr is None:
            return v.ABSENT
        if self._depth > _MAX_DEPTH or id(expr) in self._active:  # `X = tuple(X)` leads back to itself
            return v.Opaque(expr.span)
        self._depth += 1
        self._active.add(id(expr))
        try:
            with self.resolver.keenly():
                return self._value(expr, module, scope)
        except (TypeError, ValueError, ArithmeticError, AttributeError, LookupError):
            return v.Opaque(expr.span)
        finally:
            self._depth -= 1
            self._active.discard(id(expr))

    def _value(self, expr: e.Expr, module: Module, scope: str) -> v.Value:
        match expr:
            case e.Literal(value=value, span=span):
                return v.Known(value, span)
            case e.Name():
                return self._name(expr, module, scope)
            case e.Sequence(items=items, span=span):
                return self._all(items, module, scope, lambda *parts: tuple(parts), span)
            case e.Mapping():
                return self._mapping(expr, module, scope)
            case e.Operation():
                return self._operation(expr, module, scope)
            case e.Conditional(test=test, body=body, orelse=orelse, span=span):
                chosen = self.value(test, module, scope)
                if isinstance(chosen, v.Known):
                    return self.value(body if chosen.value else orelse, module, scope)
                return self._either(self.value(body, module, scope), self.value(orelse, module, scope), span)
            case e.Call():
                return self._call(expr, module, scope)
            case _:
                return v.Opaque(expr.span)

    def _all(
        self, parts: Iterable[e.Expr], module: Module, scope: str, combine: Callable[..., Any], span: Span
    ) -> v.Value:
        values = [self.value(part, module, scope) for part in parts]
        if all(isinstance(value, v.Known) for value in values):
            return v.Known(_sane(combine(*(value.value for value in values if isinstance(value, v.Known)))), span)
        return v.Opaque(span)

    def _mapping(self, expr: e.Mapping, module: Module, scope: str) -> v.Value:
        result: dict[Any, Any] = {}
        for item in expr.items:
            value = self.value(item.value, module, scope)
            key = self.value(item.key, module, scope) if item.key is not None else None
            if not isinstance(value, v.Known) or (key is not None and not isinstance(key, v.Known)):
                return v.Opaque(expr.span)
            if isinstance(key, v.Known):
                result[key.value] = value.value
            else:
                result.update(value.value)
        return v.Known(result, expr.span)

    def _operation(self, expr: e.Operation, module: Module, scope: str) -> v.Value:
        operands, op, span = expr.operands, expr.op, expr.span
        if len(operands) == 1 and op in _UNARY:
            return self._all(operands, module, scope, _UNARY[op], span)
        if len(operands) == 2 and op in _ARITHMETIC:
            result = self._all(operands, module, scope, _ARITHMETIC[op], span)
            return self._or_default(expr, module, scope) if op == "or" and isinstance(result, v.Opaque) else result
        return v.Opaque(span)

    def _or_default(self, expr: e.Operation, module: Module, scope: str) -> v.Value:
        """`os.environ.get("X") or 60`: the last operand is what it falls back to."""
        last = self.value(expr.operands[-1], module, scope)
        return v.Opaque(expr.span, last if isinstance(last, v.Known) else None)

    @staticmethod
    def _either(first: v.Value, second: v.Value, span: Span) -> v.Value:
        if isinstance(first, v.Known) and isinstance(second, v.Known) and first.value == second.value:
            return first
        return v.Opaque(span)

    # -- names -------------------------------------------------------------------------------------------------------

    def _name(self, expr: e.Name, module: Module, scope: str) -> v.Value:
        target = self.resolver.path(expr.path, module, scope)
        if isinstance(target, Value):
            bindings = self._bindings(expr, module, scope)
            if len(bindings) > 1 and any(binding.frames for binding in bindings):
                return v.Opaque(expr.span)
            found = self.value(target.expr, target.module, target.scope)
            return self._through_environment(found, expr, module, scope)
        if isinstance(target, Instance) and target.call is not None and target.module is not None:
            return self.value(target.call, target.module, target.scope)
        if isinstance(target, External) and target.path in environment.CONSTANTS:
            return v.Known(environment.CONSTANTS[target.path], expr.span)
        return v.Opaque(expr.span)

    def _bindings(self, expr: e.Name, module: Module, scope: str) -> list[Binding]:
        if "." in expr.path:
            return []
        for level in (scope, ""):
            if definitions := module.symbols.get(level, {}).get(expr.path):
                return [item for item in meaningful(definitions) if isinstance(item, Binding) and item.op == "="]
        return []

    def _through_environment(self, found: v.Value, expr: e.Name, module: Module, scope: str) -> v.Value:
        """A field of a pydantic settings class may be overridden by the environment: its value is only a default."""
        owner, _, _ = expr.path.rpartition(".")
        if not owner or not isinstance(found, v.Known):
            return found
        target = self.resolver.path(owner, module, scope)
        cls = target.of if isinstance(target, Instance) else None
        if isinstance(cls, Class) and self.resolver.class_names(cls) & environment.SETTINGS_CLASSES:
            return v.Opaque(expr.span, found)
        return found

    # -- calls -------------------------------------------------------------------------------------------------------

    def _call(self, call: e.Call, module: Module, scope: str) -> v.Value:
        name = e.dotted(call.func)
        if name in _BUILTINS:
            return self._builtin(name, call, module, scope)
        target = self.resolver.of(call.func, module, scope)
        path = target.path if isinstance(target, External) else None
        if path == "datetime.timedelta":
            return self._construct(datetime.timedelta, call, module, scope)
        if self._reads_environment(path, target, name):
            return v.Opaque(call.span, self._default_of(call, module, scope))
        if isinstance(call.func, e.Attribute) and call.func.name == "total_seconds":
            base = self.value(call.func.base, module, scope)
            if isinstance(base, v.Known) and isinstance(base.value, datetime.timedelta):
                return v.Known(base.value.total_seconds(), call.span)
        if name and name.endswith(".total_seconds"):
            owner = self.value(e.Name(name.removesuffix(".total_seconds"), call.func.span), module, scope)
            if isinstance(owner, v.Known) and isinstance(owner.value, datetime.timedelta):
                return v.Known(owner.value.total_seconds(), call.span)
        return v.Opaque(call.span)

    def _builtin(self, name: str, call: e.Call, module: Module, scope: str) -> v.Value:
        if len(call.args) == 1 and not call.args[0].star and call.args[0].keyword is None:
            inner = self.value(call.args[0].value, module, scope)
            if isinstance(inner, v.Opaque) and inner.default is not None:
                return v.Opaque(call.span, v.Known(_BUILTINS[name](inner.default.value), call.span))
        return self._construct(_BUILTINS[name], call, module, scope)

    def _construct(self, kind: Callable[..., Any], call: e.Call, module: Module, scope: str) -> v.Value:
        positional: list[Any] = []
        keywords: dict[str, Any] = {}
        for arg in call.args:
            value = self.value(arg.value, module, scope)
            if arg.star or not isinstance(value, v.Known):
                return v.Opaque(call.span)
            if arg.keyword is None:
                positional.append(value.value)
            else:
                keywords[arg.keyword] = value.value
        return v.Known(_sane(kind(*positional, **keywords)), call.span)

    @staticmethod
    def _reads_environment(path: str | None, target: object, name: str | None) -> bool:
        if path in environment.READERS:
            return True
        if isinstance(target, (Instance, Member)):
            owner = target if isinstance(target, Instance) else target.base
            if isinstance(owner, Instance) and isinstance(owner.of, External):
                return owner.of.path in environment.READER_CLASSES
        return path is None and name is not None and name.partition(".")[0] in environment.READER_NAMES

    def _default_of(self, call: e.Call, module: Module, scope: str) -> v.Known | None:
        given = e.keyword(call, "default") or e.positional(call, 1)
        value = self.value(given, module, scope)
        return value if isinstance(value, v.Known) else None


def _sane(value: Any) -> Any:
    """Refuse results that would only cost memory or cannot be compared (`"x" * 10**9`, NaN)."""
    if isinstance(value, (str, bytes, tuple)) and len(value) > 100_000:
        raise ValueError("too long")
    if isinstance(value, int) and value.bit_length() > 256:
        raise ValueError("too large")
    if isinstance(value, float) and math.isnan(value):
        raise ValueError("not a number")
    return value
