"""Task locks rows outside a transaction.

Why: a lock lasts as long as its transaction. A task has none unless it opens one (`ATOMIC_REQUESTS` is for requests),
    so that Django refuses to run the query: `TransactionManagementError: select_for_update cannot be used outside of
    a transaction`. Tests do not show it, for a `TestCase` wraps each test in a transaction.

Bad:
    from celery import shared_task
    from shop.models import Stock

    @shared_task
    def take(article):
        stock = Stock.objects.select_for_update().get(article=article)
        stock.take_one()
Good:
    from celery import shared_task
    from django.db import transaction
    from shop.models import Stock

    @shared_task
    def take(article):
        with transaction.atomic():
            stock = Stock.objects.select_for_update().get(article=article)
            stock.take_one()
Limits: reported where the query runs on the spot (`get`, `first`, a loop). A query that is only built may be run
    inside a transaction. Helpers below the task are followed. SQLite ignores such locks.
Fix: Open a transaction around the query and what depends on it.
Refs: Django docs, `QuerySet.select_for_update`
Proof: tests/proofs/test_cel620_lock_outside_transaction.py
"""

from __future__ import annotations

from collections.abc import Iterator

from celerylint.model.edits import Imported, insert_after
from celerylint.model.project import Project
from celerylint.model.transactions import UnguardedLock
from celerylint.rule import Confidence, Finding, Fix, Rule, Safety, Severity

rule = Rule(__name__, __doc__, severity=Severity.CRITICAL, since="0.1")


@rule.check(UnguardedLock)
def check(lock: UnguardedLock, project: Project) -> Iterator[Finding]:
    yield rule.at(
        lock.span,
        f"`{lock.task.label}` runs this outside a transaction: Django raises `TransactionManagementError`",
        confidence=Confidence.MEDIUM if lock.chain or lock.task.wrapped else Confidence.HIGH,
        fix=_fix(lock),
        related=[step.seen for step in lock.chain],
        symbol=lock.task.name,
    )


def _fix(lock: UnguardedLock) -> Fix:
    title = "Run the task in a transaction"
    if lock.chain or lock.task.is_class or lock.span.path != lock.task.span.path:
        return Fix(title, Safety.DISPLAY)
    indent = " " * (lock.task.span.column - len("@x"))
    decorator = (f"\n{indent}@", Imported("django.db", "transaction"), ".atomic")
    return Fix(title, Safety.UNSAFE, (insert_after(lock.task.span, decorator),))
