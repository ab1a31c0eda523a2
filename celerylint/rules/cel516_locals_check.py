"""A name is looked up in `locals()` to see whether it has a value.

Why: whether a variable is set then depends on how far the code above came, and on nobody renaming it: the name is a
    text that no tool follows. Give the variable a value before the `try`, and compare with that.

Bad:
    from celery import shared_task

    @shared_task
    def read_meter(meter_id):
        try:
            value = ask(meter_id)
            store(value)
        except OSError:
            report(value if "value" in locals() else None)
Good:
    from celery import shared_task

    @shared_task
    def read_meter(meter_id):
        value = None
        try:
            value = ask(meter_id)
            store(value)
        except OSError:
            report(value)
Limits: only tasks, and functions below them in the same module.
Fix: Set the variable to None before the `try`.
Refs: Python docs, "Built-in functions: locals()"
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from celerylint.model import expr as e
from celerylint.model.calls import RunCall
from celerylint.model.facts import FunctionFact, IfFrame, LoopFrame
from celerylint.model.project import Project
from celerylint.rule import Finding, Rule, Severity

rule = Rule(__name__, __doc__, severity=Severity.MINOR, since="0.1")

_TABLES: Final = frozenset(("builtins.locals", "builtins.vars", "builtins.dir"))


@rule.check(RunCall)
def check(call: RunCall, project: Project) -> Iterator[Finding]:
    function = project.function(call.function)
    here = call.function.path == call.task.span.path  # another module is not always read
    if call.callee not in _TABLES or call.site.call.args or function is None or not here:
        return
    for test in _tests(function):
        if test.operands[-1] == call.site.call and isinstance(name := test.operands[0], e.Literal):
            yield rule.at(
                test.span,
                f"whether `{name.value!s}` is set is read from a table of names: give it a value before the `try`",
                symbol=call.task.name,
            )
            return


def _tests(function: FunctionFact) -> Iterator[e.Operation]:
    for expr in _expressions(function):
        for part in e.walk(expr):
            if isinstance(part, e.Operation) and part.op in ("in", "not in"):
                yield part


def _expressions(function: FunctionFact) -> Iterator[e.Expr]:
    for item in function.statements:
        if item.value is not None:
            yield item.value
        for frame in item.frames:
            if isinstance(frame, IfFrame):
                yield frame.test
            elif isinstance(frame, LoopFrame):
                yield frame.source
