"""What is done with results: states that are compared, conditions, methods that need a backend."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from celerylint.link.failing.catching import Catching
from celerylint.link.sending.results import Results
from celerylint.link.targets import Module
from celerylint.model import expr as e
from celerylint.model.facts import CallSite, FunctionFact, IfFrame, LoopFrame, TryFrame
from celerylint.model.functions import FunctionRef
from celerylint.model.result_uses import ResultUse, StateComparison, StateWritten, UncalledCheck
from celerylint.model.source import Span
from celerylint.model.values import Known
from celerylint.vocabulary import celery

if TYPE_CHECKING:
    from celerylint.link.steps import Core

_STATES: Final = frozenset(("state", "status"))
_CHECKS: Final = frozenset(("ready", "successful", "failed"))
_COMPARING: Final = frozenset(("==", "!=", "in", "not in"))
_NEEDING: Final = celery.WAIT_METHODS | _CHECKS | {"forget"}


def find_result_uses(core: Core) -> Iterator[StateComparison | UncalledCheck | ResultUse | StateWritten]:
    """All of it, outside test suites."""
    finder = _Finder(core)
    for module in core.world.production:
        if not _speaks_of_results(module):
            continue
        for fact in module.facts.functions:
            yield from finder.in_function(fact, module)
        for site in module.facts.calls:
            yield from finder.at_call(site, module)


def _speaks_of_results(module: Module) -> bool:
    return any(e.last_name(site.call.func) in _WORDS for site in module.facts.calls)


_WORDS: Final = celery.ENQUEUE_METHODS | {"AsyncResult", "GroupResult", "send_task", "update_state", "store_result"}


class _Finder:
    def __init__(self, core: Core) -> None:
        self.world, self._results, self._catching = core.world, Results(core), Catching(core.world)

    def in_function(self, fact: FunctionFact, module: Module) -> Iterator[StateComparison | UncalledCheck]:
        """Conditions, and comparisons anywhere in its statements."""
        seen: set[Span] = set()
        for expr, is_test in dict.fromkeys(_expressions(fact)):
            if is_test:
                yield from self._unchecked(expr, fact.scope, module)
            for node in e.walk(expr):
                if isinstance(node, e.Operation) and node.op in _COMPARING and node.span not in seen:
                    seen.add(node.span)
                    yield from self._compared(node, fact.scope, module)

    def _compared(self, node: e.Operation, scope: str, module: Module) -> Iterator[StateComparison]:
        state = next((item for item in node.operands if e.last_name(item) in _STATES), None)
        owner = _owner(state) if state is not None else None
        if state is None or owner is None:
            return
        is_result, sent = self._results.of(owner, module, scope)
        if not is_result:
            return
        for other in node.operands:
            texts = list(_texts(other)) if other is not state else []
            for text, span in texts:
                yield StateComparison(_written(owner), text, span, sent, alone=len(texts) == 1)

    def _unchecked(self, expr: e.Expr, scope: str, module: Module) -> Iterator[UncalledCheck]:
        for node in _conditions(expr):
            owner = _owner(node)
            if e.last_name(node) in _CHECKS and owner is not None and self._results.of(owner, module, scope)[0]:
                yield UncalledCheck(_written(owner), e.last_name(node), node.span)

    def at_call(self, site: CallSite, module: Module) -> Iterator[ResultUse | StateWritten]:
        """Methods that ask the backend, and states that are set."""
        method = e.last_name(site.call.func)
        if method in ("update_state", "store_result"):
            given = e.keyword(site.call, "state")
            given = given or e.positional(site.call, 1 if method == "update_state" else 2)
            value = self.world.value(given, module, site.scope)
            known = isinstance(value, Known) and isinstance(value.value, str)
            yield StateWritten(value.value if isinstance(value, Known) and known else "", site.call.span)
        owner = _owner(site.call.func)
        if method not in _NEEDING or owner is None:
            return
        is_result, sent = self._results.of(owner, module, site.scope)
        if is_result:
            fact = module.functions.get(site.scope)
            function = FunctionRef(module.path, site.scope) if fact is not None else None
            caught = tuple(self._caught(site, module))
            in_async = fact is not None and fact.is_async
            yield ResultUse(method, site.call.span, sent, function, in_async, caught, _is_alone(site, module))

    def _caught(self, site: CallSite, module: Module) -> Iterator[tuple[str, Span]]:
        for frame in site.frames:
            for handler in frame.handlers if isinstance(frame, TryFrame) and frame.arm == "body" else ():
                for name in self._catching.names(handler, module, site.scope) or ("builtins.BaseException",):
                    yield name, handler.types[0].span if handler.types else handler.span


def _is_alone(site: CallSite, module: Module) -> bool:
    """Whether nothing else in its `try` is called, what makes the result apart."""
    idents = {frame.ident for frame in site.frames if isinstance(frame, TryFrame) and frame.arm == "body"}
    inner = {node.span for node in e.walk(site.call) if isinstance(node, e.Call)}
    return not any(
        other.call.span not in inner and e.last_name(other.call.func) not in celery.ENQUEUE_METHODS
        for other in module.facts.calls
        if any(isinstance(frame, TryFrame) and frame.ident in idents and frame.arm == "body" for frame in other.frames)
    )


def _expressions(fact: FunctionFact) -> Iterator[tuple[e.Expr, bool]]:
    for item in fact.statements:
        for frame in item.frames:
            if isinstance(frame, IfFrame):
                yield frame.test, True
            elif isinstance(frame, LoopFrame):
                yield frame.source, True
        if item.value is not None:
            yield item.value, item.kind == "assert"


def _conditions(expr: e.Expr) -> Iterator[e.Expr]:
    """The operands of `and`, `or` and `not`, or the condition itself."""
    if isinstance(expr, e.Operation) and expr.op in ("and", "or", "not"):
        for operand in expr.operands:
            yield from _conditions(operand)
    else:
        yield expr


def _owner(expr: e.Expr) -> e.Expr | None:
    """What stands before the last dot."""
    match expr:
        case e.Attribute(base=base):
            return base
        case e.Name(path=path, span=span) if "." in path:
            return e.Name(path.rpartition(".")[0], span)
        case _:
            return None


def _written(owner: e.Expr) -> str:
    return e.dotted(owner) or (e.last_name(owner.func) if isinstance(owner, e.Call) else "") or "the result"


def _texts(expr: e.Expr) -> Iterator[tuple[str, Span]]:
    match expr:
        case e.Literal(value=str(text), span=span):
            yield text, span
        case e.Sequence(items=items):
            for item in items:
                yield from _texts(item)
