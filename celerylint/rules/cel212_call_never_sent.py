"""Signature or canvas is made and never sent.

Why: `send.s(order_id)` and `chain(…)` only describe work. As a statement of their own they do nothing, without an
    error: the task never runs. So does `send.delay` without its parentheses.

Bad:
    from celery import shared_task

    @shared_task
    def send(order_id): ...

    def checkout(order):
        send.s(order.id)
Good:
    from celery import shared_task

    @shared_task
    def send(order_id): ...

    def checkout(order):
        send.s(order.id).delay()
Limits: reports what stands as a statement of its own; a signature in a variable may be sent elsewhere.
Fix: Call `.delay()` or `.apply_async()` on it, or remove it.
Refs: Celery docs, "Signatures"
Proof: tests/proofs/test_calls_oracle.py
"""

from __future__ import annotations

from collections.abc import Iterator

from celerylint.model.calls import SignatureCall
from celerylint.model.canvas import Canvas
from celerylint.model.edits import insert_after
from celerylint.model.project import Project
from celerylint.model.unsent import UncalledSend
from celerylint.rule import Finding, Fix, Rule, Safety, Severity

rule = Rule(__name__, __doc__, severity=Severity.CRITICAL, since="0.1")


@rule.check(SignatureCall)
def check(call: SignatureCall, project: Project) -> Iterator[Finding]:
    if call.site.role == "statement":
        yield rule.at(
            call.span,
            f"`{call.task.label}` is not sent: a signature that nobody calls does nothing",
            symbol=call.task.name,
            fix=Fix("Send it: add `.delay()`", Safety.UNSAFE, (insert_after(call.span, ".delay()"),)),
        )


@rule.check(Canvas)
def check_canvas(canvas: Canvas, project: Project) -> Iterator[Finding]:
    if canvas.site.role == "statement":
        yield rule.at(
            canvas.span,
            f"this `{canvas.kind}` is not sent: nothing in it runs",
            symbol=canvas.kind,
            fix=Fix("Send it: add `.delay()`", Safety.UNSAFE, (insert_after(canvas.span, ".delay()"),))
            if canvas.kind != "chord"
            else None,
        )


@rule.check(UncalledSend)
def check_uncalled(use: UncalledSend, project: Project) -> Iterator[Finding]:
    yield rule.at(
        use.span,
        f"`{use.task.label}` is not sent: `{use.how}` is not called",
        symbol=use.task.name,
        fix=Fix("Call it: add `()`", Safety.UNSAFE, (insert_after(use.span, "()"),)),
    )
