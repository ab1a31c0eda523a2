"""Default of a task's parameter is a list, dict or set that the task changes.

Why: the default is made once, when the module is imported, and lives as long as the worker process. What one run puts
    into it, the next run finds there, whoever sent it.

Bad:
    from celery import shared_task

    @shared_task
    def collect(page, found=[]):
        found.append(page)
        return found
Good:
    from celery import shared_task

    @shared_task
    def collect(page, found=None):
        if found is None:
            found = []
        found.append(page)
        return found
Limits: minor where the task is not seen to change it; that is a habit for ruff's B006, and is reported only when the
    parameter is returned or handed on.
Fix: Take `None` as default, and make the list inside the task.
Refs: Python docs, "Default parameter values are evaluated from left to right when the function definition is executed"
Proof: tests/proofs/test_cel106_mutable_default.py
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from celerylint.model import expr as e
from celerylint.model.edits import InsertLines, Replace, Source
from celerylint.model.facts import FunctionFact, Param
from celerylint.model.functions import FunctionRef
from celerylint.model.project import Project
from celerylint.model.tasks import Task
from celerylint.rule import Finding, Fix, Rule, Safety, Severity

rule = Rule(__name__, __doc__, severity=Severity.MODERATE, since="0.1")

_MAKERS: Final = frozenset(("list", "dict", "set", "defaultdict", "OrderedDict"))
_CHANGES: Final = frozenset(
    "add append clear discard extend insert pop popitem remove reverse setdefault sort update".split()
)


@rule.check(Task)
def check(task: Task, project: Project) -> Iterator[Finding]:
    function = project.function(task.function)
    if function is None or task.function is None or task.wrapped:
        return
    for param in function.params:
        if param.default is None or not _is_mutable(param.default):
            continue
        changed = _is_changed(param.name, task.function, project)
        if changed or _escapes(param.name, function):
            yield rule.at(
                param.default.span,
                f"`{param.name}` of `{task.label}` is one object for all runs of a process"
                + (": what a run puts into it, the next one finds" if changed else ", and leaves the task"),
                severity=None if changed else Severity.MINOR,
                symbol=task.name,
                fix=_fix(param, function),
            )


def _is_mutable(default: e.Expr) -> bool:
    match default:
        case e.Mapping() | e.Sequence(kind="list" | "set"):
            return True
        case e.Call(func=func):
            return e.last_name(func) in _MAKERS
        case _:
            return False


def _is_changed(name: str, ref: FunctionRef, project: Project) -> bool:
    """By a method, an item that is set, or an operator such as `+=`; not once the name has got another value."""
    bindings = [item for item in project.files[ref.path].bindings if item.scope == ref.scope]
    if any(e.dotted(item.target) == name and item.op == "=" for item in bindings):
        return False
    if any(_base(item.target) == name for item in bindings if item.op != "="):
        return True
    if any(isinstance(item.target, e.Subscript) and _base(item.target) == name for item in bindings):
        return True
    calls = (e.dotted(site.call.func) or "" for site in project.calls_in(ref))
    return any(owner == name and method in _CHANGES for owner, _, method in (call.rpartition(".") for call in calls))


def _base(target: e.Expr) -> str | None:
    return e.dotted(target.base if isinstance(target, e.Subscript) else target)


def _escapes(name: str, function: FunctionFact) -> bool:
    return any(e.dotted(value) == name for value in function.returns)


def _fix(param: Param, function: FunctionFact) -> Fix | None:
    first = next((item for item in function.statements if not _is_docstring(item.value)), None)
    if first is None or first.frames or param.default is None or first.span.line <= param.default.span.end_line:
        return None
    lines = (f"if {param.name} is None:", (f"    {param.name} = ", Source(param.default.span)))
    edits = (Replace("None", param.default.span), InsertLines(lines, first.span))
    return Fix(f"Take `None` as default, and make `{param.name}` in the task", Safety.SAFE, edits)


def _is_docstring(value: e.Expr | None) -> bool:
    return isinstance(value, e.Literal) and isinstance(value.value, str)
