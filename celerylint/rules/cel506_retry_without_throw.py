"""Retry does not end the run.

Why: `self.retry(throw=False)` sends the retry and lets the code go on. What follows runs although the work is to be
    done again, and the result of this run is stored as SUCCESS: a chain goes on, and whoever waits gets an answer.

Bad:
    from celery import shared_task

    @shared_task(bind=True, max_retries=3)
    def pay(self, order_id):
        if not is_ready(order_id):
            self.retry(throw=False)
        book(order_id)
Good:
    from celery import shared_task

    @shared_task(bind=True, max_retries=3)
    def pay(self, order_id):
        if not is_ready(order_id):
            raise self.retry()
        book(order_id)
Limits: medium confidence where nothing but a `return` can follow: then only the state is wrong.
Fix: Drop `throw=False`, and write `raise self.retry(…)`.
Refs: `celery.app.task.Task.retry`
Proof: tests/proofs/test_cel501_unreachable_after_retry.py
"""

from __future__ import annotations

from collections.abc import Iterator

from celerylint.model import expr as e
from celerylint.model.project import Project
from celerylint.model.retries import RetryCall
from celerylint.rule import Confidence, Finding, Rule, Severity

rule = Rule(__name__, __doc__, severity=Severity.MAJOR, since="0.1")


@rule.check(RetryCall)
def check(retry: RetryCall, project: Project) -> Iterator[Finding]:
    function = project.function(retry.function)
    given = e.keyword(retry.call, "throw")
    is_off = isinstance(given, e.Literal) and not given.value
    if not is_off or retry.role not in ("statement", "assign") or function is None:
        return
    later = [item for item in function.statements if item.span > retry.call.span]
    goes_on = bool(later) and later[0].kind not in ("return", "raise")
    yield rule.at(
        retry.call.span,
        f"`{retry.task.label}` goes on after this retry, and ends in SUCCESS although it runs again",
        confidence=Confidence.HIGH if goes_on else Confidence.MEDIUM,
        symbol=retry.task.name,
    )
