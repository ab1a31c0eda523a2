"""Method of a result is used as a condition without being called.

Why: `result.ready` is a method, and a method is always true. `if result.ready:` goes on at once, whatever the task is
    doing.

Bad:
    from celery.result import AsyncResult

    def answer(task_id):
        result = AsyncResult(task_id)
        if result.ready:
            return result.result
Good:
    from celery.result import AsyncResult

    def answer(task_id):
        result = AsyncResult(task_id)
        if result.ready():
            return result.result
Limits: looks at conditions of `if`, `while` and `assert` where the object is a result of Celery's.
Fix: Add `()`.
Refs: `celery.result.AsyncResult.ready`
Proof: tests/proofs/test_cel221_impossible_state.py
"""

from __future__ import annotations

from collections.abc import Iterator

from celerylint.model.edits import insert_after
from celerylint.model.project import Project
from celerylint.model.result_uses import UncalledCheck
from celerylint.rule import Finding, Fix, Rule, Safety, Severity

rule = Rule(__name__, __doc__, severity=Severity.CRITICAL, since="0.1")


@rule.check(UncalledCheck)
def check(use: UncalledCheck, project: Project) -> Iterator[Finding]:
    yield rule.at(
        use.span,
        f"this is always true: `{use.method}` of `{use.owner}` is not called",
        symbol=use.method,
        fix=Fix("Add `()`", Safety.SAFE, (insert_after(use.span, "()"),)),
    )
