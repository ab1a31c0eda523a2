"""Task's `bind` and its first parameter disagree.

Why: with `bind=True` the task itself is passed first; without, it is not. A task that expects `self` unbound lacks one
    argument at every call; one that is bound and has no place for it gets one too many; and one that uses `self`
    without either fails with NameError, often only where it wants to retry.

Bad:
    from celery import Celery

    app = Celery("tram")

    @app.task
    def announce_delay(self, line):
        try:
            display(line)
        except ConnectionError as exc:
            raise self.retry(exc=exc)
Good:
    from celery import Celery

    app = Celery("tram")

    @app.task(bind=True)
    def announce_delay(self, line):
        try:
            display(line)
        except ConnectionError as exc:
            raise self.retry(exc=exc)
Limits: silent where a decorator stands between the task and its function, or options come from `**options`: they may
    pass what is missing. The name of the first parameter of a bound task is free.
Fix: Give the task both `bind=True` and a first parameter `self`, or neither.
Refs: Celery docs, "Bound tasks"
Proof: tests/proofs/test_cel104_bind_mismatch.py
"""

from __future__ import annotations

from collections.abc import Iterator

from celerylint.model.edits import AddKeyword, AddParameter, Edit, Replace
from celerylint.model.facts import FunctionFact
from celerylint.model.project import Project
from celerylint.model.selfless import UnboundUse
from celerylint.model.tasks import Task
from celerylint.model.values import ABSENT, Absent, Known
from celerylint.rule import Finding, Fix, Rule, Safety, Severity

rule = Rule(__name__, __doc__, severity=Severity.CRITICAL, since="0.1")


@rule.check(Task)
def check(task: Task, project: Project) -> Iterator[Finding]:
    function = project.function(task.function)
    if function is None or task.is_class or task.wrapped or function.in_class or "__call__" in task.base.members:
        return
    if _is_bound(task) and not any(param.kind in ("positional", "*") for param in function.params):
        yield rule.at(
            function.span,
            f"`{task.label}` is bound but takes no positional parameter: every run fails with TypeError",
            related=[(task.span, "`bind=True` passes the task as first argument")],
            symbol=task.name,
            fix=Fix("Add the parameter `self`", Safety.SAFE, (AddParameter("self", function.span),)),
        )
    elif _lacks_bind(task, function):
        yield rule.at(
            function.span,
            f"`{task.label}` takes `self` but is not bound: every call of it lacks an argument",
            related=[(task.span, "without `bind=True` the task is not passed")],
            help="Add `bind=True`, or remove `self`",
            symbol=task.name,
            fix=_bound(task),
        )


@rule.check(UnboundUse)
def check_use(use: UnboundUse, project: Project) -> Iterator[Finding]:
    function = project.function(use.task.function)
    yield rule.at(
        use.span,
        f"`{use.name}` fails with NameError: `{use.task.label}` is not bound and has no `self`",
        related=[(use.task.span, "the task is not bound")],
        help="Add `bind=True` and a first parameter `self`",
        symbol=use.task.name,
        fix=_bound(use.task, AddParameter("self", function.span)) if function is not None else None,
    )


def _bound(task: Task, *more: Edit) -> Fix | None:
    """Bind a task; not where its decorator is the project's own, which may take no options."""
    if task.maker is not None:
        return None
    bind = next((option for option in task.written if option.name == "bind"), None)
    edit = AddKeyword("bind", "True", task.span) if bind is None else Replace("True", bind.span)
    return Fix("Add `bind=True`" + (" and the parameter `self`" if more else ""), Safety.SAFE, (edit, *more))


def _is_bound(task: Task) -> bool:
    bind = task.options.get("bind", ABSENT)
    return isinstance(bind, Known) and bind.value is True


def _lacks_bind(task: Task, function: FunctionFact) -> bool:
    bind = task.options.get("bind", ABSENT)
    unbound = isinstance(bind, Known) and not bind.value if not isinstance(bind, Absent) else not _may_bind(task)
    first = function.params[0] if function.params else None
    if not unbound or first is None or first.name != "self" or first.kind != "positional":
        return False
    # With a default it can be called; then it only fails where it is used.
    return first.default is None or any(name.startswith("self.") for name in function.names)


def _may_bind(task: Task) -> bool:
    """Whether options that are not seen may say `bind=True`."""
    return task.open or task.maker is not None or task.base.open
