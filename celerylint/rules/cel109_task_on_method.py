"""Method is made a task.

Why: a task that is defined in a class is a plain function of that name: it is bound to no instance.
    `Mailer().send.delay(1)` passes 1 as `self`, and fails for want of an argument. Above `@staticmethod` or
    `@classmethod` the decorator gets no function at all, and the whole app fails.

Bad:
    from celery import shared_task

    class Mailer:
        @shared_task
        def send(self, letter_id): ...
Good:
    from celery import shared_task

    class Mailer:
        def send(self, letter_id): ...

    @shared_task
    def send(letter_id):
        Mailer().send(letter_id)
Limits: silent for bound tasks whose first parameter is the task, for static methods below which the task stands, and
    for decorators of the project.
Fix: Make a function of the module the task, which calls the method.
Refs: Celery docs, "Tasks"
"""

from __future__ import annotations

from collections.abc import Iterator

from celerylint.model import expr as e
from celerylint.model.edits import Replace, Source
from celerylint.model.facts import FunctionFact
from celerylint.model.project import Project
from celerylint.model.tasks import Task
from celerylint.rule import Finding, Fix, Rule, Safety, Severity

rule = Rule(__name__, __doc__, severity=Severity.CRITICAL, since="0.1")


@rule.check(Task)
def check(task: Task, project: Project) -> Iterator[Finding]:
    function = project.function(task.function)
    if function is None or not function.in_class or task.is_class or task.maker is not None:
        return
    around = [e.last_name(decorator) for decorator in function.decorators]
    if "staticmethod" in around and function.decorators[around.index("staticmethod")].span < task.span:
        return
    first = function.params[0].name if function.params else ""
    fix = None
    if "staticmethod" in around or "classmethod" in around:
        fix = _swapped(task, function)
        kind = "static" if "staticmethod" in around else "class"
        message = f"`{task.label}` is a {kind} method that is made a task: the app fails when it is finalized"
    elif first in ("self", "cls") and "bind" not in task.options:
        message = f"`{task.label}` is a method: as a task it is bound to no instance, and every call lacks an argument"
    else:
        return
    yield rule.at(function.span, message, related=[(task.span, "made a task here")], symbol=task.name, fix=fix)


def _swapped(task: Task, function: FunctionFact) -> Fix | None:
    """`@staticmethod` above the task: then the task gets the function."""
    spans = [decorator.span for decorator in function.decorators]
    static = next((item.span for item in function.decorators if e.last_name(item) == "staticmethod"), None)
    if static is None or len(spans) != len({task.span, static}):
        return None
    return Fix(
        "Write `@staticmethod` above it",
        Safety.SAFE,
        (Replace((Source(static),), task.span), Replace((Source(task.span),), static)),
    )
