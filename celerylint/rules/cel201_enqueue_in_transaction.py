"""Task is sent before the transaction is committed.

Why: the broker knows nothing of the database. A worker may take the task up before COMMIT and finds no row, or the old
    one; and when the transaction is rolled back, the task runs all the same, for an order that was never placed.

Bad:
    from django.db import transaction
    from celery import shared_task

    @shared_task
    def send_receipt(order_id): ...

    def checkout(basket):
        with transaction.atomic():
            order = Order.objects.create(basket=basket)
            send_receipt.delay(order.pk)
Good:
    from functools import partial

    from django.db import transaction
    from celery import shared_task

    @shared_task
    def send_receipt(order_id): ...

    def checkout(basket):
        with transaction.atomic():
            order = Order.objects.create(basket=basket)
            transaction.on_commit(partial(send_receipt.delay, order.pk))
Limits: critical where something made or saved in the same transaction is sent along, else major: the task may not
    depend on what is written. Low confidence with a `countdown`: most commits are done by then. Knows blocks and
    decorators of Django, `begin()` of SQLAlchemy, context managers of the project that open one, helpers one call
    away, and receivers of `post_save` and its like. Not reported: Django's `ATOMIC_REQUESTS`, which opens one around
    every request (then send with `on_commit` in all views), and tasks whose base class waits for the commit.
Fix: Send it with `transaction.on_commit(partial(task.delay, …))`, or with `delay_on_commit` (Celery 5.4 and
    Django); with SQLAlchemy, after the block.
Refs: Celery docs, "Django: trigger tasks at the end of the database transaction"
Proof: tests/proofs/test_cel201_enqueue_in_transaction.py
"""

from __future__ import annotations

from collections.abc import Iterator

from celerylint.model import expr as e
from celerylint.model.edits import Code, Imported, Replace, Source, insert_after
from celerylint.model.project import Project
from celerylint.model.source import Span
from celerylint.model.transactions import EnqueueInTransaction
from celerylint.rule import Confidence, Finding, Fix, Rule, Safety, Severity

rule = Rule(__name__, __doc__, severity=Severity.MAJOR, since="0.1")

_METHODS_SINCE = (5, 4)


@rule.check(EnqueueInTransaction)
def check(early: EnqueueInTransaction, project: Project) -> Iterator[Finding]:
    call, transaction = early.call, early.transaction
    grave = early.written is not None and transaction.kind != "signal"
    yield rule.at(
        call.span,
        f"`{call.target}` is sent {_place(early)}: a worker may run it before the commit, and after a rollback",
        severity=Severity.CRITICAL if grave else None,
        confidence=_confidence(early),
        related=_related(early),
        symbol=call.task.name if call.task is not None else call.target,
        fix=_fix(early, project),
    )


def _fix(early: EnqueueInTransaction, project: Project) -> Fix | None:
    """Send it when Django commits to its default database; not where the result of sending is used."""
    call, site = early.call, early.call.site
    if site.role != "statement" or call.canvas or early.transaction.database != "default":
        return None
    method = f"{call.how}_on_commit"
    if call.how in ("delay", "apply_async") and project.celery.at_least(_METHODS_SINCE) and call.task is not None:
        return Fix(f"Write `{method}`", Safety.UNSAFE, (insert_after(site.call.func.span, "_on_commit"),))
    return Fix("Send it on commit", Safety.UNSAFE, (Replace(_deferred(site.call), site.call.span),))


def _deferred(call: e.Call) -> Code:
    """`transaction.on_commit(partial(send, …))`: a lambda would see what loops make of its names."""
    head = (Imported("django.db", "transaction"), ".on_commit(")
    if not call.args:
        return (*head, Source(call.func.span), ")")
    args = [
        part
        for arg in call.args
        for part in (", ", f"{arg.keyword}=" if arg.keyword else arg.star, Source(arg.value.span))
    ]
    return (*head, Imported("functools", "partial"), "(", Source(call.func.span), *args, "))")


def _confidence(early: EnqueueInTransaction) -> Confidence:
    call = early.call.site.call
    if e.keyword(call, "countdown") is not None or e.keyword(call, "eta") is not None:
        return Confidence.LOW  # most commits are done by then
    return Confidence.HIGH if early.written is not None else Confidence.MEDIUM


def _place(early: EnqueueInTransaction) -> str:
    transaction = early.transaction
    if transaction.kind == "signal":
        return f"by a receiver of `{transaction.words}`, which runs in the caller's transaction"
    return f"under `{transaction.words}`" if transaction.kind == "decorator" else f"inside `{transaction.words}`"


def _related(early: EnqueueInTransaction) -> list[tuple[Span, str]]:
    opened = "called for each change" if early.transaction.kind == "signal" else "the transaction begins here"
    places = [(early.transaction.span, opened), *(step.seen for step in early.chain)]
    if early.written is not None and early.written != early.transaction.span:
        places.append((early.written, "not committed yet"))
    return places
