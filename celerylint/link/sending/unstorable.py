"""Arguments and results that JSON cannot hold."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Final

from celerylint.link import targets
from celerylint.link.process.work import function_of
from celerylint.link.sending.signatures import find_signatures
from celerylint.link.targets import Module
from celerylint.model import expr as e
from celerylint.model.calls import Enqueue, SignatureCall
from celerylint.model.facts import CallSite
from celerylint.model.unstorable import ModelArgument, Unstorable
from celerylint.vocabulary.values import NOT_JSON

if TYPE_CHECKING:
    from celerylint.link.steps import Core

_MODEL: Final = re.compile(r"\.objects\.(?:get|create|first|last|latest|earliest)$")


def find_unstorable(core: Core) -> Iterator[Unstorable | ModelArgument]:
    """Of every call that sends a task, and of what tasks return."""
    judge = _Judge(core)
    calls: list[Enqueue | SignatureCall] = [call for call in core.enqueues.all() if call.direct]
    calls += (found for found in find_signatures(core) if isinstance(found, SignatureCall))
    for call in calls:
        given = call.given
        if call.task is not None and given is not None:
            module = core.world.modules[call.span.path]
            for expr, what in judge.all(given.exprs, module, call.site.scope):
                yield Unstorable(call.task, what, expr.span, call)
            for expr in given.exprs:
                if model := judge.model(expr, module, call.site.scope):
                    yield ModelArgument(call.task, model, expr.span, call)
    for task in core.tasks.all():
        function = function_of(task, core.world)
        if function is not None and not function.fact.is_generator and not task.wrapped:
            for expr, what in judge.all(function.fact.returns, function.module, function.fact.scope):
                yield Unstorable(task, what, expr.span, None)


class _Judge:
    def __init__(self, core: Core) -> None:
        self.world, self.naming = core.world, core.naming

    def all(self, exprs: Iterable[e.Expr], module: Module, scope: str) -> Iterator[tuple[e.Expr, str]]:
        """Those that cannot be stored, themselves or by what is in them, and what they are."""
        for expr in exprs:
            for part in _parts(expr):
                if what := self._what(part, module, scope):
                    yield part, what

    def model(self, expr: e.Expr, module: Module, scope: str) -> str:
        """How a model instance was got, in the words of the code; "" for anything else."""
        if isinstance(expr, e.Name) and expr.path.endswith("request.user"):
            return expr.path
        if isinstance(expr, e.Name):
            target = self.world.of(expr, module, scope)
            made = target.call if isinstance(target, targets.Instance) else getattr(target, "expr", None)
            expr = made if isinstance(made, e.Call) else expr
        path = e.dotted(expr.func) if isinstance(expr, e.Call) else None
        return f"{path}(…)" if path is not None and _MODEL.search(path) else ""

    def _what(self, expr: e.Expr, module: Module, scope: str, *, follow: bool = True) -> str:
        match expr:
            case e.Sequence(kind="set"):
                return "a set"
            case e.Lambda():
                return "a function"
            case e.Literal(value=complex()):
                return "a complex number"
            case e.Call():
                return NOT_JSON.get(self.naming.callee(CallSite(expr, scope, (), "value"), module), "")
            case e.Name() if follow:
                target = self.world.of(expr, module, scope)
                if isinstance(target, targets.Value) and isinstance(target.expr, (e.Sequence, e.Lambda)):
                    return self._what(target.expr, target.module, target.scope, follow=False)
        return ""


def _parts(expr: e.Expr) -> Iterator[e.Expr]:
    """A value, and the values in a list, tuple or dict that is written out."""
    match expr:
        case e.Sequence(kind="list" | "tuple", items=items):
            for item in items:
                yield from _parts(item)
        case e.Mapping(items=entries):
            for entry in entries:
                yield from _parts(entry.value)
        case _:
            yield expr
