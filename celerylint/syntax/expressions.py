"""libcst expressions to plain `model.expr` data.

A converter calls back for every call, so that one pass yields both the expression and the calls inside it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any, Final

import libcst as cst

from celerylint.model import expr as e
from celerylint.model.source import Span
from celerylint.syntax import literals
from celerylint.syntax.positions import Positions

_WORDS: Final = {"True": True, "False": False, "None": None}
_OPERATORS: Final[dict[type, str]] = {
    cst.Add: "+",
    cst.Subtract: "-",
    cst.Multiply: "*",
    cst.Divide: "/",
    cst.FloorDivide: "//",
    cst.Modulo: "%",
    cst.Power: "**",
    cst.MatrixMultiply: "@",
    cst.BitAnd: "&",
    cst.BitOr: "|",
    cst.BitXor: "^",
    cst.LeftShift: "<<",
    cst.RightShift: ">>",
    cst.And: "and",
    cst.Or: "or",
    cst.Not: "not",
    cst.Minus: "-",
    cst.Plus: "+",
    cst.BitInvert: "~",
    cst.Equal: "==",
    cst.NotEqual: "!=",
    cst.LessThan: "<",
    cst.LessThanEqual: "<=",
    cst.GreaterThan: ">",
    cst.GreaterThanEqual: ">=",
    cst.In: "in",
    cst.NotIn: "not in",
    cst.Is: "is",
    cst.IsNot: "is not",
}


class Converter:
    """Turns expression nodes of one module into data.

    `on_call(call, role)` and `on_name(name)` hear of every call and name; `enter(source, is_async, names)` / `leave()`
    bracket what runs later or repeatedly: a lambda (no source) or a comprehension over `source`, with its own names.
    """

    def __init__(
        self,
        positions: Positions,
        on_call: Callable[[e.Call, str], None],
        on_name: Callable[[e.Name], None],
        on_walrus: Callable[[e.Expr, e.Expr], None],
        enter: Callable[[e.Expr | None, bool, frozenset[str]], None],
        leave: Callable[[], None],
    ) -> None:
        self._span = positions.span
        self._on_call, self._on_name, self._on_walrus = on_call, on_name, on_walrus
        self._enter, self._leave = enter, leave
        self._by_type: dict[type, Callable[[Any], e.Expr]] = {
            cst.Name: self._name,
            cst.Attribute: self._attribute,
            cst.SimpleString: self._string,
            cst.ConcatenatedString: self._concatenated,
            cst.FormattedString: self._formatted,
            cst.Integer: lambda n: self._literal(n, literals.integer(n.value)),
            cst.Float: lambda n: e.Literal(literals.real(n.value), self._span(n)),
            cst.Imaginary: lambda n: e.Literal(literals.real(n.value), self._span(n)),
            cst.Call: self._call,
            cst.Subscript: self._subscript,
            cst.List: self._sequence,
            cst.Tuple: self._sequence,
            cst.Set: self._sequence,
            cst.Dict: self._dict,
            cst.BinaryOperation: self._binary,
            cst.BooleanOperation: self._binary,
            cst.UnaryOperation: lambda n: self._operation(_OPERATORS.get(type(n.operator), "?"), n, [n.expression]),
            cst.Comparison: self._comparison,
            cst.Await: self._await,
            cst.IfExp: self._conditional,
            cst.Lambda: self._lambda,
            cst.NamedExpr: self._walrus,
            cst.GeneratorExp: self._comprehension,
            cst.ListComp: self._comprehension,
            cst.SetComp: self._comprehension,
            cst.DictComp: self._comprehension,
            cst.Yield: self._yield,
        }

    def convert(self, node: cst.BaseExpression, role: str = "value") -> e.Expr:
        """The data of one expression. `role` is what becomes of its value, should it be a call."""
        if isinstance(node, cst.Call):
            return self._call(node, role)
        handler = self._by_type.get(type(node))
        return handler(node) if handler else self._unknown(node, ())

    def _unknown(self, node: cst.CSTNode, parts: Iterable[cst.BaseExpression]) -> e.Unknown:
        return e.Unknown(tuple(self.convert(part) for part in parts), self._span(node))

    def _name(self, node: cst.Name) -> e.Expr:
        if node.value in _WORDS:
            return e.Literal(_WORDS[node.value], self._span(node))
        name = e.Name(node.value, self._span(node))
        self._on_name(name)
        return name

    def _attribute(self, node: cst.Attribute) -> e.Expr:
        parts, base = [node.attr.value], node.value
        while type(base) is cst.Attribute:
            parts.append(base.attr.value)
            base = base.value
        if type(base) is cst.Name:
            parts.append(base.value)
            name = e.Name(".".join(reversed(parts)), self._span(node))
            self._on_name(name)
            return name
        return e.Attribute(self.convert(node.value), node.attr.value, self._span(node))

    def _literal(self, node: cst.CSTNode, value: e.Scalar) -> e.Expr:
        span = self._span(node)
        return e.Unknown((), span) if value is None else e.Literal(value, span)

    def _string(self, node: cst.SimpleString) -> e.Expr:
        return self._literal(node, literals.string(node))

    def _concatenated(self, node: cst.ConcatenatedString) -> e.Expr:
        value = literals.concatenated(node)
        if value is not None:
            return e.Literal(value, self._span(node))
        parts: list[cst.BaseExpression] = []
        rest: cst.BaseExpression = node
        while isinstance(rest, cst.ConcatenatedString):
            parts.append(rest.left)
            rest = rest.right
        return self._unknown(node, (*parts, rest))

    def _formatted(self, node: cst.FormattedString) -> e.Expr:
        inner = [part.expression for part in node.parts if isinstance(part, cst.FormattedStringExpression)]
        return self._unknown(node, inner)

    def _call(self, node: cst.Call, role: str = "value") -> e.Expr:
        func = self.convert(node.func)
        args = tuple(
            e.Arg(self.convert(arg.value), arg.keyword.value if arg.keyword else None, arg.star) for arg in node.args
        )
        call = e.Call(func, args, self._span(node))
        self._on_call(call, role)
        return call

    def _subscript(self, node: cst.Subscript) -> e.Expr:
        indexes = [
            self.convert(part.slice.value) if isinstance(part.slice, cst.Index) else self._slice(part.slice, node)
            for part in node.slice
        ]
        span = self._span(node)
        index = indexes[0] if len(indexes) == 1 else e.Sequence("tuple", tuple(indexes), span)
        return e.Subscript(self.convert(node.value), index, span)

    def _slice(self, part: cst.BaseSlice, node: cst.Subscript) -> e.Expr:
        bounds = (part.lower, part.upper, part.step) if isinstance(part, cst.Slice) else ()
        return self._unknown(node, [bound for bound in bounds if bound is not None])

    def _sequence(self, node: cst.List | cst.Tuple | cst.Set) -> e.Expr:
        items = tuple(
            self._operation("*", element, [element.value])
            if isinstance(element, cst.StarredElement)
            else self.convert(element.value)
            for element in node.elements
        )
        return e.Sequence(type(node).__name__.lower(), items, self._span(node))

    def _dict(self, node: cst.Dict) -> e.Expr:
        return e.Mapping(tuple(self._item(element) for element in node.elements), self._span(node))

    def _item(self, element: cst.BaseDictElement) -> e.Item:
        key = self.convert(element.key) if isinstance(element, cst.DictElement) else None
        value = self.convert(element.value)
        first, last = (key or value).span, value.span
        return e.Item(key, value, Span(first.path, first.line, first.column, last.end_line, last.end_column))

    def _operation(self, op: str, node: cst.CSTNode, operands: list[cst.BaseExpression]) -> e.Operation:
        return e.Operation(op, tuple(self.convert(operand) for operand in operands), self._span(node))

    def _binary(self, node: cst.BinaryOperation | cst.BooleanOperation) -> e.Expr:
        chain: list[Any] = []
        base: Any = node
        while type(base) is cst.BinaryOperation or type(base) is cst.BooleanOperation:
            chain.append(base)
            base = base.left
        result = self.convert(base)
        for link in reversed(chain):
            op = _OPERATORS.get(type(link.operator), "?")
            result = e.Operation(op, (result, self.convert(link.right)), self._span(link))
        return result

    def _comparison(self, node: cst.Comparison) -> e.Expr:
        op = " ".join(_OPERATORS.get(type(target.operator), "?") for target in node.comparisons)
        return self._operation(op, node, [node.left, *(target.comparator for target in node.comparisons)])

    def _await(self, node: cst.Await) -> e.Expr:
        return e.Operation("await", (self.convert(node.expression, "await"),), self._span(node))

    def _yield(self, node: cst.Yield) -> e.Expr:
        value = node.value.item if isinstance(node.value, cst.From) else node.value
        return self._unknown(node, [value] if value is not None else [])

    def _conditional(self, node: cst.IfExp) -> e.Expr:
        test = self.convert(node.test)
        return e.Conditional(test, self.convert(node.body), self.convert(node.orelse), self._span(node))

    def _lambda(self, node: cst.Lambda) -> e.Expr:
        params = (*node.params.posonly_params, *node.params.params, *node.params.kwonly_params)
        names = tuple(param.name.value for param in params)
        self._enter(None, False, frozenset(names))
        body = self.convert(node.body)
        self._leave()
        return e.Lambda(body, self._span(node), names)

    def _walrus(self, node: cst.NamedExpr) -> e.Expr:
        value = self.convert(node.value, "assign")
        self._on_walrus(self.convert(node.target), value)
        return value

    def _comprehension(self, node: cst.BaseComp) -> e.Expr:
        parts: list[e.Expr] = []
        entered = 0
        clause: cst.CompFor | None = node.for_in
        while clause is not None:
            source = self.convert(clause.iter)
            parts.append(source)
            self._enter(source, clause.asynchronous is not None, frozenset(_names(clause.target)))
            entered += 1
            parts.extend(self.convert(test.test) for test in clause.ifs)
            clause = clause.inner_for_in
        elements = [node.key, node.value] if isinstance(node, cst.DictComp) else [node.elt]  # type: ignore[attr-defined]
        parts.extend(self.convert(element) for element in elements)
        for _ in range(entered):
            self._leave()
        return e.Unknown(tuple(parts), self._span(node))


def _names(target: cst.BaseExpression) -> Iterator[str]:
    """The plain names that a comprehension binds."""
    match target:
        case cst.Name(value=name):
            yield name
        case cst.Tuple(elements=elements) | cst.List(elements=elements):
            for element in elements:
                yield from _names(element.value)
