"""Signatures of tasks, and the canvases that are made of them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from celerylint.link.targets import External, Function, Instance, Member, Module, Target
from celerylint.model import expr as e
from celerylint.model.calls import DirectCall, SignatureCall
from celerylint.model.canvas import Canvas, Part
from celerylint.model.facts import CallSite
from celerylint.model.functions import FunctionRef
from celerylint.model.tasks import Task
from celerylint.model.unsent import UncalledSend
from celerylint.vocabulary import celery

if TYPE_CHECKING:
    from celerylint.link.steps import Core

_CANVASES: Final = {
    f"{package}.{name}": name for package in ("celery", "celery.canvas") for name in ("chain", "group", "chord")
}


def find_signatures(core: Core) -> Iterator[SignatureCall | Canvas | UncalledSend | DirectCall]:
    """Every `task.s(…)`, `chain(…)`, `group(…)` and `chord(…)`, calls of tasks, and sending methods only named."""
    finder = _Finder(core)
    for module, site in core.world.calls():
        if (made := finder.signature(site.call, module, site.scope)) is not None:
            how, task = made
            yield SignatureCall(site, how, task, _function(module, site))
        elif (kind := finder.canvas(site, module)) is not None:
            parts = tuple(finder.parts(site.call, module, site.scope))
            yield Canvas(kind, site, parts, _function(module, site))
        elif site.role in ("statement", "assign", "return") and (called := finder.called(site, module)) is not None:
            yield DirectCall(called, site.call.span, _function(module, site))
    yield from _uncalled(core)


def _uncalled(core: Core) -> Iterator[UncalledSend]:
    for module in core.world.production:
        for fact in module.facts.functions:
            for item in fact.statements:
                value = item.value
                if item.kind == "expression" and value and e.last_name(value) in celery.ENQUEUE_METHODS:
                    target = core.world.of(value, module, fact.scope)
                    task = core.tasks.of(target.base) if isinstance(target, Member) else None
                    if isinstance(target, Member) and task is not None:
                        yield UncalledSend(task, target.name, item.span)


class _Finder:
    def __init__(self, core: Core) -> None:
        self.world, self.tasks = core.world, core.tasks
        self._sent = {call.span: call for call in core.enqueues.all()}

    def signature(self, call: e.Call, module: Module, scope: str) -> tuple[str, Task] | None:
        """The method and the task, where a call makes a signature."""
        if e.last_name(call.func) not in celery.SIGNATURE_METHODS:
            return None
        target = self.world.of(call.func, module, scope)
        task = self.tasks.of(target.base) if isinstance(target, Member) else None
        return (target.name, task) if isinstance(target, Member) and task is not None else None

    def canvas(self, site: CallSite, module: Module) -> str | None:
        """chain, group or chord, where a call makes one."""
        target = self.world.callee(site, module)
        return _CANVASES.get(target.path) if isinstance(target, External) else None

    def called(self, site: CallSite, module: Module) -> Task | None:
        """The task that a call calls as a function."""
        target = self.world.callee(site, module)
        return self.tasks.of(target) if isinstance(target, Function) else None

    def parts(self, call: e.Call, module: Module, scope: str) -> Iterator[Part]:
        """What a canvas is made of, as far as it is written in the call."""
        for index, arg in enumerate(call.args):
            if arg.keyword not in (None, "body", "header", "tasks") or arg.star:
                continue
            for expr, many in _elements(arg.value):
                yield self._part(expr, index, many=many, body=arg.keyword == "body", module=module, scope=scope)

    def _part(self, expr: e.Expr, index: int, *, many: bool, body: bool, module: Module, scope: str) -> Part:
        kind, task, made = self._meaning(expr, module, scope)
        return Part(kind, expr, task, made, index, many, body)

    def _meaning(self, expr: e.Expr, module: Module, scope: str) -> tuple[str, Task | None, SignatureCall | None]:
        if isinstance(expr, e.Call):
            if expr.span in self._sent:
                return "sent", self._sent[expr.span].task, None
            if (found := self.signature(expr, module, scope)) is not None:
                site = CallSite(expr, scope, (), "value")
                return "signature", found[1], SignatureCall(site, *found, None)
            task = self.tasks.of(self.world.of(expr.func, module, scope))
            return ("called" if task is not None and not task.is_class else "other"), task, None
        if isinstance(expr, (e.Name, e.Attribute)):
            target = self.world.of(expr, module, scope)
            task = self.tasks.of(target)
            return ("task" if task is not None and not _is_result(target) else "other"), task, None
        return "other", None, None


def _is_result(target: Target | None) -> bool:
    return isinstance(target, Instance)


def _elements(expr: e.Expr) -> Iterator[tuple[e.Expr, bool]]:
    """What stands in an argument: the items of a list, what a comprehension makes, or the argument itself."""
    match expr:
        case e.Sequence(items=items):
            yield from ((item, False) for item in items if not (isinstance(item, e.Operation) and item.op == "*"))
        case e.Unknown(parts=(_, *_) as parts):
            yield min(parts, key=lambda part: part.span), True  # what is made stands before its `for`
        case _:
            yield expr, False


def _function(module: Module, site: CallSite) -> FunctionRef | None:
    return FunctionRef(module.path, site.scope) if site.scope in module.functions else None
