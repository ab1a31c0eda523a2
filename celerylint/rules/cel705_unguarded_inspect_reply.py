"""Answer of the workers is used although it may be None.

Why: A method of an inspector returns None when no worker answers in time: when all are down, when they start or are
    being replaced, when every one is too busy to answer within a second. Code that goes through the answer then fails
    with `AttributeError` or `TypeError`, just when somebody wants to know how the workers are.
Bad:
    from celery import Celery

    app = Celery("press", broker="redis://localhost")


    def busy_workers():
        return [name for name, tasks in app.control.inspect().active().items() if tasks]
Good:
    from celery import Celery

    app = Celery("press", broker="redis://localhost")


    def busy_workers():
        active = app.control.inspect().active() or {}
        return [name for name, tasks in active.items() if tasks]
Limits: An answer is followed through names, what a function returns, and one call that it is handed to. A test of
    the answer (or of another one before it), `or {}` and an `except` that catches the failure count as thought of.
    `control.ping()` and `broadcast(reply=True)` return a list, never None.
Fix: Write `or {}` behind the question, and decide what no answer means.
Refs: `celery.app.control.Inspect`
Proof: tests/proofs/test_cel705_unguarded_inspect_reply.py
"""

from __future__ import annotations

from collections.abc import Iterator

from celerylint.model.control import ReplyUse
from celerylint.model.edits import Edit, insert_after, insert_before
from celerylint.model.project import Project
from celerylint.model.source import Span
from celerylint.rule import Confidence, Finding, Fix, Rule, Safety, Severity

rule = Rule(__name__, __doc__, severity=Severity.MAJOR, since="0.1")


@rule.check(ReplyUse)
def check(use: ReplyUse, project: Project) -> Iterator[Finding]:
    asked = f"`{use.ask.method}()`"
    yield rule.at(
        use.span,
        f"{f'`{use.name}`' if use.name else asked} is None when no worker answers, and `{use.what}` fails",
        confidence=Confidence.MEDIUM if use.chain else None,
        related=_related(use),
        symbol=use.ask.method,
        fix=_fix(use),
    )


def _fix(use: ReplyUse) -> Fix | None:
    """An empty answer instead of none, where the workers are asked."""
    if use.ask.span.path != use.span.path or use.chain:
        return None
    if use.ask.site.role == "assign":
        edits: tuple[Edit, ...] = (insert_after(use.ask.span, " or {}"),)
    else:
        edits = (insert_before(use.ask.span, "("), insert_after(use.ask.span, " or {})"))
    return Fix("Write `or {}` behind the question", Safety.SAFE, edits)


def _related(use: ReplyUse) -> Iterator[tuple[Span, str]]:
    if use.name or use.chain:
        yield use.ask.span, "the workers are asked here"
    for step in use.chain:
        if step.span != use.span:
            yield step.span, f"the answer goes through `{step.callee}`"
