"""Task is retried for any exception.

Why: `autoretry_for=(Exception,)` repeats what can never succeed: a missing row, a misspelt name. It also retries when
    the soft time limit ends the task, and turns a `Reject` into a retry. The error is seen when the retries are used
    up.

Bad:
    from celery import shared_task

    @shared_task(autoretry_for=(Exception,), retry_backoff=True, max_retries=5)
    def sync(shop_id): ...
Good:
    from celery import shared_task

    @shared_task(autoretry_for=(OSError, TimeoutError), retry_backoff=True, max_retries=5)
    def sync(shop_id): ...
Limits: silent where `dont_autoretry_for` or `throws` names exceptions that are not to be retried.
Fix: Name the errors that pass, or exclude the others with `dont_autoretry_for` (Celery 5.3).
Refs: Celery docs, "Automatic retry for known exceptions"; `celery.app.autoretry`
Proof: tests/proofs/test_cel511_broad_autoretry.py
"""

from __future__ import annotations

from collections.abc import Iterator

from celerylint.model.autoretry import AutoRetry
from celerylint.model.project import Project
from celerylint.rule import Confidence, Finding, Rule, Severity
from celerylint.vocabulary.errors import BROAD

rule = Rule(__name__, __doc__, severity=Severity.MODERATE, since="0.1", confidence=Confidence.MEDIUM)


@rule.check(AutoRetry)
def check(retry: AutoRetry, project: Project) -> Iterator[Finding]:
    if not BROAD & set(retry.names) or {"dont_autoretry_for", "throws"} & set(retry.task.options):
        return
    yield rule.at(
        retry.span,
        f"`{retry.task.label}` is retried for its own mistakes too: a misspelt name, a soft time limit, a `Reject`",
        symbol=retry.task.name,
    )
