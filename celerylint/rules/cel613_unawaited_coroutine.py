"""Coroutine function is called, and the coroutine is not run.

Why: calling an `async def` function runs nothing of it: it makes a coroutine. A task that does not hand that to an
    event loop goes on and ends in SUCCESS, and the work is never done. All that is left is a warning in the log,
    "coroutine … was never awaited".

Bad:
    from celery import shared_task

    async def notify(user_id): ...

    @shared_task
    def sign_up(user_id):
        notify(user_id)
Good:
    import asyncio

    from celery import shared_task

    async def notify(user_id): ...

    @shared_task
    def sign_up(user_id):
        asyncio.run(notify(user_id))
Limits: reported where the call is a statement of its own; a coroutine in a variable may be run later. Silent for
    functions with decorators, which may run it.
Fix: Write `asyncio.run(…)`, or `await` in a coroutine function.
Refs: Python docs, "Coroutines"
Proof: tests/proofs/test_cel613_unawaited_coroutine.py
"""

from __future__ import annotations

from collections.abc import Iterator

from celerylint.model.coroutines import Unawaited
from celerylint.model.project import Project
from celerylint.rule import Finding, Rule, Severity

rule = Rule(__name__, __doc__, severity=Severity.CRITICAL, since="0.1")


@rule.check(Unawaited)
def check(made: Unawaited, project: Project) -> Iterator[Finding]:
    yield rule.at(
        made.span,
        f"`{made.callee}` does not run here: the coroutine that `{made.task.label}` makes is dropped",
        related=[*(step.seen for step in made.chain), (made.defined, "it is a coroutine function")],
        symbol=made.task.name,
    )
