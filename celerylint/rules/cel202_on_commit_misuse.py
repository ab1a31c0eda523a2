"""Callback for the commit is called at once, or reads its loop variable too late.

Why: `on_commit(send.delay(pk))` sends the task now, before the commit, and then fails: "on_commit()'s callback must
    be a callable". In a loop, `on_commit(lambda: send.delay(row.pk))` is run after the loop: every callback sees the
    last row, and the others are never sent.

Bad:
    from celery import shared_task
    from django.db import transaction

    @shared_task
    def send(order_id): ...

    def place(orders):
        for order in orders:
            transaction.on_commit(lambda: send.delay(order.pk))
Good:
    from functools import partial

    from celery import shared_task
    from django.db import transaction

    @shared_task
    def send(order_id): ...

    def place(orders):
        for order in orders:
            transaction.on_commit(partial(send.delay, order.pk))
Limits: silent where each round of the loop is a transaction of its own, or the lambda binds the variable (`lambda
    pk=order.pk: …`).
Fix: Write `partial(task.delay, …)`.
Refs: Django docs, "Performing actions after commit"
Proof: tests/proofs/test_cel202_on_commit_misuse.py
"""

from __future__ import annotations

from collections.abc import Iterator

from celerylint.model import expr as e
from celerylint.model.calls import Enqueue
from celerylint.model.commits import CommitCallback
from celerylint.model.edits import Imported, Part, Replace, Source
from celerylint.model.project import Project
from celerylint.rule import Finding, Fix, Rule, Safety, Severity

rule = Rule(__name__, __doc__, severity=Severity.CRITICAL, since="0.1")


@rule.check(CommitCallback)
def check(made: CommitCallback, project: Project) -> Iterator[Finding]:
    if made.sent is not None:
        yield rule.at(
            made.callback,
            f"`{made.sent.target}` is sent before the commit, and `on_commit` fails: its result is no callback",
            symbol=made.sent.target,
            fix=_partial(made.sent),
        )
    elif made.captured:
        yield rule.at(
            made.callback,
            f"every callback reads `{made.captured}` after the loop: all send the last one, and the others are lost",
            help="Write `partial(task.delay, …)`",
            symbol=made.captured,
        )


def _partial(sent: Enqueue) -> Fix | None:
    """`partial(send.delay, …)` with the arguments as they are written."""
    call = sent.site.call
    if any(arg.star for arg in call.args) or call.span.line != call.span.end_line:
        return None
    given: list[Part] = []
    for arg in call.args:
        given += [", ", f"{arg.keyword}=" if arg.keyword else "", Source(arg.value.span)]
    func = e.dotted(call.func)
    if func is None:
        return None
    code = (Imported("functools", "partial"), f"({func}", *given, ")")
    return Fix("Write `partial(…)`", Safety.SAFE, (Replace(code, call.span),))
