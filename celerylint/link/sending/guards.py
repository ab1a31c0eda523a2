"""The handlers around calls that send tasks."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from celerylint.link.targets import External, Module
from celerylint.model import expr as e
from celerylint.model.calls import Enqueue
from celerylint.model.facts import Frame, Handler, Statement, TryFrame
from celerylint.model.guards import SendGuard
from celerylint.model.inert import is_harmless
from celerylint.model.source import Span
from celerylint.vocabulary import celery

if TYPE_CHECKING:
    from celerylint.link.steps import Core


def find_send_guards(core: Core) -> Iterator[SendGuard]:
    """The innermost `try` around each call whose handlers are about errors of connections, or all errors."""
    guards = _Guards(core)
    for call in core.enqueues.all():
        module = core.world.modules[call.span.path]
        found = (guards.of(call, frame, module) for frame in reversed(call.site.frames) if isinstance(frame, TryFrame))
        guard = next((guard for guard in found if guard is not None), None)
        if guard is not None:
            yield guard


class _Guards:
    def __init__(self, core: Core) -> None:
        self.world = core.world
        self._sends = core.enqueues.by_scope

    def of(self, call: Enqueue, frame: TryFrame, module: Module) -> SendGuard | None:
        """What one `try` around a call does with its errors."""
        if frame.arm != "body":
            return None
        missed: tuple[Handler, str] | None = None
        for index, handler in enumerate(frame.handlers):
            caught = {self._name(kind, module, call.site.scope) for kind in handler.types} or {"BaseException"}
            if caught & celery.SEND_ERRORS:
                silent = self._is_silent(call, frame, index, module)
                words = next(iter(sorted(caught & celery.SEND_ERRORS)))
                outcome = "silent" if silent else "handled"
                return SendGuard(call, handler.span, words, outcome, self._is_alone(call, frame, module))
            if caught <= celery.NOT_SEND_ERRORS and missed is None:
                missed = handler, sorted(caught)[0]
        if missed is None:
            return None
        return SendGuard(call, missed[0].span, missed[1], "missed", self._is_alone(call, frame, module))

    def _name(self, kind: e.Expr, module: Module, scope: str) -> str:
        """The dotted path of an exception; a built-in one has its bare name."""
        target = self.world.of(kind, module, scope)
        written = e.dotted(kind) or ""
        if isinstance(target, External):
            return target.path
        if written.endswith(".OperationalError") and target is not None:  # `task.OperationalError`
            return celery.OPERATIONAL_ERROR
        return written if target is None and "." not in written else ""

    def _is_silent(self, call: Enqueue, frame: TryFrame, index: int, module: Module) -> bool:
        """Whether a clause does nothing but log."""
        handling = self._statements(call, frame, "handler", index, module)
        trying = self._statements(call, frame, "body", -1, module)
        quiet = ("pass", "continue", "expression")
        if not handling or any(item.kind not in quiet for item in handling) or any(map(_remembers, trying)):
            return False
        return all(item.value is None or _only_tells(item.value) for item in handling)

    @staticmethod
    def _statements(call: Enqueue, frame: TryFrame, arm: str, index: int, module: Module) -> list[Statement]:
        """The statements of one arm of a `try`."""
        function = module.functions.get(call.site.scope)
        statements = function.statements if function is not None else ()
        return [item for item in statements if any(_is_arm(other, frame, arm, index) for other in item.frames)]

    def _is_alone(self, call: Enqueue, frame: TryFrame, module: Module) -> bool:
        """Whether all calls in the body of the `try` send, make what is sent, or log."""
        sent = [other.span for other in self._sends.get((module.path, call.site.scope), ())]
        inside = (
            site.call
            for site in self.world.calls_in(module, call.site.scope)
            if any(_is_arm(other, frame, "body", -1) for other in site.frames)
        )
        return all(is_harmless(other) or any(_encloses(span, other.span) for span in sent) for other in inside)


def _remembers(item: Statement) -> bool:
    """`sent += 1` or `sent = True` after the call: what was not sent can be told later."""
    return item.kind == "assign" and (item.value is None or isinstance(item.value, e.Literal))


def _only_tells(value: e.Expr) -> bool:
    """A docstring, or a call that logs."""
    return isinstance(value, e.Literal) or (isinstance(value, e.Call) and is_harmless(value))


def _is_arm(frame: Frame, of: TryFrame, arm: str, index: int) -> bool:
    return isinstance(frame, TryFrame) and (frame.ident, frame.arm, frame.handler) == (of.ident, arm, index)


def _encloses(outer: Span, inner: Span) -> bool:
    after = (outer.line, outer.column) <= (inner.line, inner.column)
    return after and (inner.end_line, inner.end_column) <= (outer.end_line, outer.end_column)
