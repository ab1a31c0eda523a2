"""Handler for `MaxRetriesExceededError` never runs.

Why: `retry` raises `MaxRetriesExceededError` only when it is not given an exception. With `exc=…`, it raises that very
    exception once the retries are used up, so the handler (the refund, the alarm, the status in the database) runs on
    no attempt, and the task just fails.

Bad:
    from celery import shared_task

    @shared_task(bind=True, max_retries=3)
    def charge(self, order_id):
        try:
            pay(order_id)
        except ConnectionError as exc:
            try:
                raise self.retry(exc=exc, countdown=60)
            except self.MaxRetriesExceededError:
                mark_failed(order_id)
Good:
    from celery import shared_task

    @shared_task(bind=True, max_retries=3)
    def charge(self, order_id):
        try:
            pay(order_id)
        except ConnectionError:
            try:
                raise self.retry(countdown=60)
            except self.MaxRetriesExceededError:
                mark_failed(order_id)
                raise
Limits: an `exc` that may be None, and a clause that lists other exceptions beside `MaxRetriesExceededError`, are left
    alone.
Fix: Leave `exc` out of that call; or ask `self.request.retries >= self.max_retries` before it.
Refs: `celery.app.task.Task.retry`
Proof: tests/proofs/test_cel502_dead_max_retries_handler.py
"""

from __future__ import annotations

from collections.abc import Iterator

from celerylint.model import expr as e
from celerylint.model.edits import RemoveKeyword
from celerylint.model.project import Project
from celerylint.model.retries import RetryCall
from celerylint.rule import Finding, Fix, Rule, Safety, Severity

rule = Rule(__name__, __doc__, severity=Severity.CRITICAL, since="0.1")


@rule.check(RetryCall)
def check(retry: RetryCall, project: Project) -> Iterator[Finding]:
    if retry.exhaustion is None or not retry.throws:
        return
    yield rule.at(
        retry.exhaustion,
        f"this handler never runs in `{retry.task.label}`: used up, `retry(exc=…)` raises that exception, not"
        " `MaxRetriesExceededError`",
        related=[(retry.call.span, "with `exc` given, exhaustion raises `exc` itself")],
        symbol=retry.task.name,
        fix=_fix(retry),
    )


def _fix(retry: RetryCall) -> Fix | None:
    if e.keyword(retry.call, "exc") is None:
        return None
    return Fix("Call `retry` without `exc`", Safety.UNSAFE, (RemoveKeyword("exc", retry.call.span),))
