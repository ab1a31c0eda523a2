"""Expressions as plain data: what a file says, before anything is looked up.

Each node carries the span of the text it came from. They are named tuples rather than dataclasses because a large
project makes a million of them.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple, Union

from celerylint.model.source import Span

Scalar = Union[None, bool, int, float, complex, str, bytes]


class Literal(NamedTuple):
    """A number, string, bytes, boolean or None; adjacent strings are joined."""

    value: Scalar
    span: Span


class Name(NamedTuple):
    """A name or a chain of attributes on a name, as written: `app.conf.timezone`."""

    path: str
    span: Span


class Attribute(NamedTuple):
    """An attribute of something that is not a plain name: `Service(db).run`."""

    base: Expr
    name: str
    span: Span


class Arg(NamedTuple):
    """One argument of a call. `star` is "", "*" or "**"."""

    value: Expr
    keyword: str | None
    star: str


class Call(NamedTuple):
    """A call."""

    func: Expr
    args: tuple[Arg, ...]
    span: Span


class Subscript(NamedTuple):
    """`base[key]`; several keys become a tuple `Sequence`."""

    base: Expr
    key: Expr
    span: Span


class Sequence(NamedTuple):
    """A list, tuple or set display. `kind` is "list", "tuple" or "set"; starred items are `Operation("*", …)`."""

    kind: str
    items: tuple[Expr, ...]
    span: Span


class Item(NamedTuple):
    """One entry of a dict display; `key` is None for `**value`."""

    key: Expr | None
    value: Expr
    span: Span


class Mapping(NamedTuple):
    """A dict display."""

    items: tuple[Item, ...]
    span: Span


class Operation(NamedTuple):
    """An operator over its operands: arithmetic, comparison, `and`, `or`, `not`, `await`, `*` (starred)."""

    op: str
    operands: tuple[Expr, ...]
    span: Span


class Conditional(NamedTuple):
    """`body if test else orelse`."""

    test: Expr
    body: Expr
    orelse: Expr
    span: Span


class Lambda(NamedTuple):
    """A lambda; its body runs later than the text around it. `params` are the names of its parameters."""

    body: Expr
    span: Span
    params: tuple[str, ...] = ()


class Unknown(NamedTuple):
    """Anything else (f-strings, comprehensions, …), with the expressions inside it."""

    parts: tuple[Expr, ...]
    span: Span


Expr = Union[Literal, Name, Attribute, Call, Subscript, Sequence, Mapping, Operation, Conditional, Lambda, Unknown]


def children(expr: Expr) -> tuple[Expr, ...]:
    """The expressions directly inside `expr`, in source order."""
    match expr:
        case Call(func=func, args=args):
            return (func, *(arg.value for arg in args))
        case Attribute(base=base):
            return (base,)
        case Subscript(base=base, key=key):
            return (base, key)
        case Sequence(items=items):
            return items
        case Mapping(items=entries):
            return tuple(part for item in entries for part in ((item.key, item.value) if item.key else (item.value,)))
        case Operation(operands=operands):
            return operands
        case Conditional(test=test, body=body, orelse=orelse):
            return (test, body, orelse)
        case Lambda(body=body):
            return (body,)
        case Unknown(parts=parts):
            return parts
        case _:
            return ()


def walk(expr: Expr) -> Iterator[Expr]:
    """`expr` and everything inside it, outermost first."""
    todo = [expr]
    while todo:
        node = todo.pop()
        yield node
        todo.extend(reversed(children(node)))


def same(first: object, second: object) -> bool:
    """Whether two expressions are written alike, wherever they stand."""
    if isinstance(first, Span) or isinstance(second, Span):
        return type(first) is type(second)
    if isinstance(first, tuple) and isinstance(second, tuple):
        alike = type(first) is type(second) and len(first) == len(second)
        return alike and all(map(same, first, second))
    return type(first) is type(second) and first == second


def dotted(expr: Expr) -> str | None:
    """The dotted path of a plain name, else None."""
    return expr.path if isinstance(expr, Name) else None


def applied(expr: Expr) -> Expr:
    """What a decorator or the like applies, with arguments or without: `retry` of `@retry(3)` and of `@retry`."""
    return expr.func if isinstance(expr, Call) else expr


def last_name(expr: Expr) -> str:
    """The last part of a name or attribute, whatever stands before it; "" for anything else."""
    match expr:
        case Name(path=path):
            return path.rpartition(".")[2]
        case Attribute(name=name):
            return name
        case _:
            return ""


def keyword(call: Call, name: str) -> Expr | None:
    """The value of a keyword argument as written, without looking into `**` arguments."""
    for arg in call.args:
        if arg.keyword == name:
            return arg.value
    return None


def positional(call: Call, index: int) -> Expr | None:
    """The value of a positional argument; None when a `*` argument stands before it."""
    seen = 0
    for arg in call.args:
        if arg.star == "*":
            return None
        if arg.keyword is None and not arg.star:
            if seen == index:
                return arg.value
            seen += 1
    return None
