"""Task in a chain does not take the result of the task before it.

Why: every task of a chain but the first gets the result of the one before it as its first argument, unless its
    signature is immutable (`.si`). So does the body of a chord. A task without room for it fails with TypeError in
    the worker, after the work before it is done.

Bad:
    from celery import chain, shared_task

    @shared_task
    def fetch(url): ...

    @shared_task
    def notify(user_id): ...

    def update(url, user_id):
        chain(fetch.s(url), notify.s(user_id)).delay()
Good:
    from celery import chain, shared_task

    @shared_task
    def fetch(url): ...

    @shared_task
    def notify(user_id): ...

    def update(url, user_id):
        chain(fetch.s(url), notify.si(user_id)).delay()
Limits: reads chains and chords that are written in one call. Silent for tasks with decorators, base classes with a
    `__call__`, and arguments that cannot be counted.
Fix: Write `.si(…)`, or take the result as first parameter.
Refs: Celery docs, "Immutability"
Proof: tests/proofs/test_calls_oracle.py
"""

from __future__ import annotations

from collections.abc import Iterator

from celerylint.model import expr as e
from celerylint.model.arguments import takes
from celerylint.model.canvas import Canvas, Part
from celerylint.model.edits import Replace
from celerylint.model.project import Project
from celerylint.rule import Finding, Fix, Rule, Safety, Severity

rule = Rule(__name__, __doc__, severity=Severity.CRITICAL, since="0.1")


@rule.check(Canvas)
def check(canvas: Canvas, project: Project) -> Iterator[Finding]:
    for part in _followers(canvas):
        if part.made is None or part.task is None or part.made.immutable is not False:
            continue
        function = project.function(part.task.function)
        taken, given = takes(part.task, function), part.made.given
        if taken is None or given is None or function is None or taken.problem(given, partial=True):
            continue
        if problem := taken.problem(given, extra=1):
            yield rule.at(
                part.span,
                f"`{part.task.label}` {problem}: it gets the result of the task before it, too",
                related=[(function.span, "its parameters stand here")],
                symbol=part.task.name,
                fix=_fix(part, fits=not taken.problem(given)),
            )


def _followers(canvas: Canvas) -> Iterator[Part]:
    """The parts that get a result."""
    if canvas.kind == "chain" and not any(part.many for part in canvas.parts):
        yield from canvas.parts[1:]
    elif canvas.kind == "chord":
        yield from (part for part in canvas.parts if part.body or part.argument == 1)


def _fix(part: Part, *, fits: bool) -> Fix | None:
    match part.expr:
        case e.Call(func=e.Name(path=path) as func) if path.endswith(".s") and fits:
            return Fix("Write `.si(…)`", Safety.UNSAFE, (Replace(f"{path}i", func.span),))
        case _:
            return None
