"""Task counts on itself from run to run.

Why: a worker process makes one object of a task and keeps it: what a run adds to `self.total`, the next run finds
    there, whoever sent it. Each process has its own, so the number means nothing.

Bad:
    from celery import shared_task

    @shared_task(bind=True)
    def add(self, amount):
        self.total += amount
        return self.total
Good:
    from celery import shared_task

    @shared_task
    def add(total, amount):
        return total + amount
Limits: reports operators such as `+=`, and what is appended to an attribute; an attribute that is set once may be a
    connection that is meant to stay.
Fix: Keep the state in a database or cache, or give it on as an argument.
Refs: Celery docs, "Instantiation"
Proof: tests/proofs/test_cel115_task_instance_state.py
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from celerylint.model import expr as e
from celerylint.model.project import Project
from celerylint.model.source import Span
from celerylint.model.tasks import Task
from celerylint.rule import Finding, Rule, Severity

rule = Rule(__name__, __doc__, severity=Severity.MAJOR, since="0.1")

_GROWING: Final = frozenset(("append", "extend", "add", "insert", "update"))
_OWN: Final = frozenset(("request", "app", "backend", "name"))


@rule.check(Task)
def check(task: Task, project: Project) -> Iterator[Finding]:
    function = project.function(task.function)
    if function is None or task.function is None or not task.bound or not function.params:
        return
    for span, attribute in _changes(task, function.params[0].name, project):
        yield rule.at(
            span,
            f"`{attribute}` goes on from run to run of `{task.label}` in a process, and starts anew in the next",
            symbol=task.name,
        )


def _changes(task: Task, me: str, project: Project) -> Iterator[tuple[Span, str]]:
    assert task.function is not None
    set_here = set()
    for item in project.files[task.function.path].bindings:
        path = e.dotted(item.target) or ""
        if item.scope == task.function.scope and path.startswith(f"{me}."):
            if item.op == "=":
                set_here.add(path)
            elif item.op.endswith("=") and path not in set_here and path.split(".")[1] not in _OWN:
                yield item.span, path
    for site in project.calls_in(task.function):
        owner, _, method = (e.dotted(site.call.func) or "").rpartition(".")
        first, _, attribute = owner.partition(".")
        is_mine = first == me and attribute.isidentifier() and attribute not in _OWN and owner not in set_here
        if method in _GROWING and is_mine:
            yield site.call.span, owner
