"""Functions that do nothing: they log, look at the clock and return what they were written with."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from celerylint.model import expr as e
from celerylint.model.facts import FileFacts, Frame, FunctionFact, IfFrame, Statement, TryFrame

_LOGGER: Final = re.compile(r"(?:^|[._])(?:log|logger|logging|messages)$", re.I)
_LOG_METHODS: Final = frozenset("debug info warning warn error exception critical log getChild".split())
_HARMLESS: Final = frozenset("print str repr int len format".split())
_CLOCK: Final = frozenset("now utcnow today isoformat strftime timestamp time monotonic perf_counter date".split())


def is_inert(function: FunctionFact, file: FileFacts) -> bool:
    """Whether a function's body has no effect and computes nothing.

    Only statements whose values are all seen count; a loop, a `with`, or a function inside may do anything.
    """
    if function.is_generator or not function.statements:
        return False
    params = frozenset(param.name for param in function.params)
    if not all(_is_plain(item, params) and all(map(_is_calm, item.frames)) for item in function.statements):
        return False
    inner = function.scope + "."
    own = [site for site in file.calls if site.scope == function.scope or site.scope.startswith(inner)]
    if any(other.scope.startswith(inner) for other in file.functions) or not all(is_harmless(s.call) for s in own):
        return False
    return not any(b.scope == function.scope and not _is_local(b.target, function) for b in file.bindings)


def is_harmless(call: e.Call) -> bool:
    """Whether a call only logs, prints, or asks the time."""
    name = call.func.path if isinstance(call.func, e.Name) else ""
    owner, _, method = name.rpartition(".")
    if isinstance(call.func, e.Attribute):
        return call.func.name in _CLOCK
    if method in _LOG_METHODS and _LOGGER.search(owner):
        return True
    return (not owner and method in _HARMLESS) or (bool(owner) and method in _CLOCK)


def _is_plain(statement: Statement, params: frozenset[str]) -> bool:
    match statement.kind:
        case "pass" | "other":
            return True
        case "assign":
            return statement.value is not None and not _computes(statement.value)
        case "expression":  # `...` says that the body was left out
            return not (statement.value is None or isinstance(statement.value, e.Unknown) or _computes(statement.value))
        case "return":
            return statement.value is None or not (_computes(statement.value) or _hands_on(statement.value, params))
        case "raise":  # again, after it was caught
            return statement.value is None
        case _:
            return False


def _hands_on(expr: e.Expr, params: frozenset[str]) -> bool:
    """Whether what it was given, or something looked up, is all that is returned."""
    parts = e.children(expr) if isinstance(expr, e.Sequence) else (expr,)
    if isinstance(expr, e.Mapping):
        parts = tuple(item.value for item in expr.items)
    names = [part.path for part in parts if isinstance(part, e.Name)]
    return bool(names) and all("." in name or name in params for name in names) and len(names) == len(parts)


def _computes(expr: e.Expr) -> bool:
    return any(isinstance(node, (e.Operation, e.Lambda)) for node in _outside_calls(expr))


def _outside_calls(expr: e.Expr) -> Iterator[e.Expr]:
    """What an expression is made of, the arguments of harmless calls apart."""
    if isinstance(expr, e.Call) and is_harmless(expr):
        return
    yield from e.walk(expr)


def _is_calm(frame: Frame) -> bool:
    return isinstance(frame, (TryFrame, IfFrame))


def _is_local(target: e.Expr, function: FunctionFact) -> bool:
    return isinstance(target, e.Name) and "." not in target.path and target.path not in function.globals
