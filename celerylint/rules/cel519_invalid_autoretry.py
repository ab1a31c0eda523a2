"""Exceptions to retry for are not given as a list.

Why: Celery makes a tuple of `autoretry_for`, and a class cannot be iterated. The app fails while it is finalized:
    `TypeError: 'type' object is not iterable`. Neither the worker nor any process that sends a task starts.

Bad:
    from celery import shared_task

    @shared_task(autoretry_for=OSError, retry_backoff=True)
    def sync(shop_id): ...
Good:
    from celery import shared_task

    @shared_task(autoretry_for=(OSError,), retry_backoff=True)
    def sync(shop_id): ...
Limits: silent for names that may stand for a tuple.
Fix: Write `(…,)`.
Refs: `celery.app.autoretry.add_autoretry_behaviour`
Proof: tests/proofs/test_cel511_broad_autoretry.py
"""

from __future__ import annotations

from collections.abc import Iterator

from celerylint.model.autoretry import AutoRetry
from celerylint.model.edits import Replace, Source
from celerylint.model.project import Project
from celerylint.rule import Finding, Fix, Rule, Safety, Severity

rule = Rule(__name__, __doc__, severity=Severity.CRITICAL, since="0.1")


@rule.check(AutoRetry)
def check(retry: AutoRetry, project: Project) -> Iterator[Finding]:
    if retry.single:
        yield rule.at(
            retry.span,
            f"the worker does not start: `{retry.single}` is a class, and `autoretry_for` wants a tuple of them",
            symbol=retry.task.name,
            fix=Fix(
                f"Write `({retry.single},)`",
                Safety.SAFE,
                (Replace(("(", Source(retry.span), ",)"), retry.span),),
            ),
        )
