"""Code after `self.retry()` never runs.

Why: `retry` does not return. It sends the task again and raises `Retry`, or, when the retries are used up, raises the
    exception it was given. What follows in the same block (a clean-up, a status written to the database, a returned
    result) is never reached, on no attempt.

Bad:
    from celery import Celery

    app = Celery("shop")

    @app.task(bind=True, max_retries=3)
    def charge(self, order_id):
        try:
            pay(order_id)
        except ConnectionError as exc:
            self.retry(exc=exc, countdown=60)
            mark_failed(order_id)
Good:
    from celery import Celery

    app = Celery("shop")

    @app.task(bind=True, max_retries=3)
    def charge(self, order_id):
        try:
            pay(order_id)
        except ConnectionError as exc:
            if self.request.retries < self.max_retries:
                raise self.retry(exc=exc, countdown=60)
            mark_failed(order_id)
            raise
Limits: code after a guarded retry is reachable and not reported, nor is code after `retry(throw=False)`. A bare
    `return`, `break` or `continue` after the call is harmless and reported as minor.
Fix: Do it before the retry, or guard the retry with `self.request.retries`.
Refs: `celery.app.task.Task.retry`
Proof: tests/proofs/test_cel501_unreachable_after_retry.py
"""

from __future__ import annotations

from collections.abc import Iterator

from celerylint.model.edits import RemoveLines
from celerylint.model.project import Project
from celerylint.model.retries import RetryCall
from celerylint.rule import Finding, Fix, Rule, Safety, Severity

rule = Rule(__name__, __doc__, severity=Severity.MODERATE, since="0.1")


@rule.check(RetryCall)
def check(retry: RetryCall, project: Project) -> Iterator[Finding]:
    name = retry.task.label
    if retry.dead is not None and (retry.throws or retry.role in ("raise", "return")):
        yield rule.at(
            retry.dead.span,
            f"this never runs in `{name}`: the retry before it always raises",
            severity=Severity.MINOR if retry.dead.bare else None,
            related=[(retry.call.span, "raises `Retry`, or the last exception when retries are used up")],
            symbol=retry.task.name,
            fix=Fix("Remove what never runs", Safety.UNSAFE, (RemoveLines(retry.dead.span),)),
        )
