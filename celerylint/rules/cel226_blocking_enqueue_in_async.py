"""Coroutine waits for a task, and the event loop with it.

Why: `result.get()` blocks. In a coroutine it stops the event loop: while the task runs, the process answers no other
    request, and with one process that is everybody's. Sending blocks, too, while the broker is slow or away.

Bad:
    from celery import shared_task

    @shared_task
    def price(cart_id): ...

    async def total(cart_id):
        return price.delay(cart_id).get(timeout=10)
Good:
    import asyncio

    from celery import shared_task

    @shared_task
    def price(cart_id): ...

    async def total(cart_id):
        result = await asyncio.to_thread(price.delay, cart_id)
        return await asyncio.to_thread(result.get, 10)
Limits: sending itself is a matter of milliseconds, and reported with low confidence as minor advice.
Fix: Hand the call to a thread (`asyncio.to_thread`), or answer with the id of the task.
Refs: `celery.result.AsyncResult.get`
Proof: tests/proofs/test_cel226_blocking_enqueue_in_async.py
"""

from __future__ import annotations

from collections.abc import Iterator

from celerylint.model.calls import Enqueue
from celerylint.model.facts import DeferFrame
from celerylint.model.project import Project
from celerylint.model.result_uses import ResultUse
from celerylint.rule import Confidence, Finding, Rule, Severity
from celerylint.vocabulary.celery import WAIT_METHODS

rule = Rule(__name__, __doc__, severity=Severity.CRITICAL, since="0.1")


@rule.check(ResultUse)
def check(use: ResultUse, project: Project) -> Iterator[Finding]:
    if use.in_async and use.how in WAIT_METHODS:
        yield rule.at(
            use.span,
            f"`{use.how}` stops the event loop until the task has run: nothing else is answered meanwhile",
            symbol=use.how,
        )


@rule.check(Enqueue)
def check_sending(call: Enqueue, project: Project) -> Iterator[Finding]:
    function = project.function(call.function)
    if function is None or not function.is_async or call.task is None:
        return
    if not any(isinstance(frame, DeferFrame) for frame in call.site.frames):
        yield rule.at(
            call.span,
            f"sending `{call.target}` blocks the event loop while the broker is slow or away",
            severity=Severity.MINOR,
            confidence=Confidence.LOW,
            symbol=call.task.name,
        )
