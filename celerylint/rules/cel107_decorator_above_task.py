"""Decorator stands above the one that makes the task.

Why: decorators apply from below: the task is made first, and what stands above wraps it into a plain function again.
    That function has no `delay`, and the task that workers know lacks the wrapper: neither the retries nor the
    transaction that it was to bring are there.

Bad:
    from celery import shared_task
    from django.db import transaction

    @transaction.atomic
    @shared_task
    def close_day(day): ...
Good:
    from celery import shared_task
    from django.db import transaction

    @shared_task
    @transaction.atomic
    def close_day(day): ...
Limits: knows the decorators of the project that return a function of their own, and common ones of libraries. Silent
    for decorators that return what they get, and for wrappers that send the task themselves.
Fix: Put the task's decorator on top.
Refs: Celery docs, "Tasks: Basics" (multiple decorators)
Proof: tests/proofs/test_cel107_decorator_above_task.py
"""

from __future__ import annotations

from collections.abc import Iterator

from celerylint.model.edits import Replace, Source
from celerylint.model.project import Project
from celerylint.model.tasks import DecoratorAbove
from celerylint.rule import Finding, Fix, Rule, Safety, Severity

rule = Rule(__name__, __doc__, severity=Severity.MAJOR, since="0.1")


@rule.check(DecoratorAbove)
def check(found: DecoratorAbove, project: Project) -> Iterator[Finding]:
    yield rule.at(
        found.span,
        f"`@{found.words}` wraps the task into a plain function: `{found.task.label}` has no `delay`, and workers run"
        " it without the wrapper",
        fix=_fix(found),
        related=[(found.task.span, "the task is made here")],
        symbol=found.task.name,
    )


def _fix(found: DecoratorAbove) -> Fix:
    title = "Put the task's decorator on top"
    if not found.swap:
        return Fix(title, Safety.DISPLAY)
    order = (found.swap[-1], *found.swap[:-1])
    edits = tuple(Replace((Source(moved),), place) for place, moved in zip(found.swap, order, strict=True))
    return Fix(title, Safety.UNSAFE if found.task.bound else Safety.SAFE, edits)
