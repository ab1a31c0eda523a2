"""Tasks that wait for the results of other tasks."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from celerylint.link import targets
from celerylint.link.process.work import visits
from celerylint.link.targets import External, Instance, Module, Target
from celerylint.model import expr as e
from celerylint.model.calls import Enqueue
from celerylint.model.facts import Binding, CallSite, WithFrame
from celerylint.model.results import ResultWait
from celerylint.model.source import Span
from celerylint.model.values import Known
from celerylint.vocabulary import celery

if TYPE_CHECKING:
    from celerylint.link.steps import Core

_MAKERS: Final = frozenset(
    f"{owner}.{name}" for owner in ("celery.Celery", "celery.Task") for name in ("AsyncResult", "GroupResult")
)


def find_result_waits(core: Core) -> Iterator[ResultWait]:
    """Every such wait, in tasks and in what they call."""
    results = Results(core)
    for visit in visits(core.world, core.tasks, core.graph):
        module = visit.function.module
        for scope in core.graph.own_scopes(visit.function):
            for site in core.world.calls_in(module, scope):
                owner = _waiting_on(site.call)
                if owner is None:
                    continue
                is_result, sent = results.of(owner, module, scope)
                if is_result and not _is_ignored(sent):
                    how = _method(site.call)
                    allowed = results.allowed(site, module)
                    yield ResultWait(visit.task, site.call.span, how, visit.chain, sent, allowed)


def _method(call: e.Call) -> str:
    func = call.func
    return func.path.rpartition(".")[2] if isinstance(func, e.Name) else getattr(func, "name", "")


def _waiting_on(call: e.Call) -> e.Expr | None:
    """The owner of a method that waits: `x` of `x.get()`."""
    if _method(call) not in celery.WAIT_METHODS:
        return None
    if isinstance(call.func, e.Attribute):
        return call.func.base
    owner = call.func.path.rpartition(".")[0] if isinstance(call.func, e.Name) else ""
    return e.Name(owner, call.func.span) if owner else None


def _is_ignored(sent: Enqueue | None) -> bool:
    """`get` on the result of a task that ignores results returns at once."""
    ignored = sent.task.options.get("ignore_result") if sent is not None and sent.task is not None else None
    return isinstance(ignored, Known) and ignored.value is True


class Results:
    """Answers which expressions are results of tasks."""

    def __init__(self, core: Core) -> None:
        self.world, self.naming = core.world, core.naming
        self._sent = {call.span: call for call in core.enqueues.all()}

    def of(self, expr: e.Expr, module: Module, scope: str) -> tuple[bool, Enqueue | None]:
        """Whether an expression is a result, and of which call."""
        if isinstance(expr, e.Call) and expr.span in self._sent:
            return True, self._sent[expr.span]
        target = self.world.of(expr, module, scope)
        if target is None and isinstance(expr, e.Name):
            return self._of_item(expr.path, module, scope)
        match target:
            case Instance(call=e.Call() as call) | targets.Value(expr=e.Call() as call) if call.span in self._sent:
                return True, self._sent[call.span]
            case Instance(of=External(path=path)):
                return path.removesuffix(".restore") in celery.RESULT_CLASSES or path in _MAKERS, None
            case targets.Value(expr=e.Call() as call, module=home, scope=where):
                return self.naming.path(self.world.of(call.func, home, where)) in _MAKERS, None
            case _:
                return False, None

    def _of_item(self, name: str, module: Module, scope: str) -> tuple[bool, Enqueue | None]:
        """A loop variable over a list of results that is written out or comes from a comprehension."""
        for item in module.symbols.get(scope, {}).get(name, ()):
            if isinstance(item, Binding) and item.op == "for":
                source = self._listed(self.world.of(item.value, module, scope)) or item.value
                for part in e.walk(source):
                    if isinstance(part, e.Call) and part.span in self._sent:
                        return True, self._sent[part.span]
        return False, None

    @staticmethod
    def _listed(target: Target | None) -> e.Expr | None:
        return target.expr if isinstance(target, targets.Value) else None

    def allowed(self, site: CallSite, module: Module) -> Span | None:
        """Where Celery is told to let a task wait."""
        given = e.keyword(site.call, "disable_sync_subtasks")
        if isinstance(given, e.Literal) and given.value is False:
            return given.span
        for frame in site.frames:
            for item in frame.items if isinstance(frame, WithFrame) else ():
                func = e.applied(item)
                target = self.world.of(func, module, site.scope)
                if isinstance(target, External) and target.path.endswith(".allow_join_result"):
                    return item.span
        return None
