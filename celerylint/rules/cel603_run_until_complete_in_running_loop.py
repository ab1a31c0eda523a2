"""Task runs its coroutine again when the first run raises `RuntimeError`.

Why: the handler is meant for "no running event loop" or "loop is already running". But it also catches every
    `RuntimeError` that the work itself raises: mails are sent twice, rows are written twice, and an error that repeats
    is reported from the second run. There is no running loop in a worker process, so the way around it is never needed.

Bad:
    import asyncio

    from celery import Celery

    app = Celery("shop", task_time_limit=300)

    async def send_offers(): ...

    @app.task
    def offers():
        try:
            asyncio.get_event_loop().run_until_complete(send_offers())
        except RuntimeError:
            asyncio.run(send_offers())
Good:
    import asyncio

    from celery import Celery

    app = Celery("shop", task_time_limit=300)

    async def send_offers(): ...

    @app.task
    def offers():
        asyncio.run(send_offers())
Limits: minor where the first run can never start, as with `asyncio.get_running_loop().run_until_complete(…)`: the
    branch is dead, not harmful. Asking for the running loop in a `try` of its own is right and not reported.
Fix: Call `asyncio.run(…)` alone: a worker process has no running loop to fall back from.
Refs: Python docs, `asyncio.run`
Proof: tests/proofs/test_cel602_get_event_loop_in_task.py
"""

from __future__ import annotations

from collections.abc import Iterator

from celerylint.model.project import Project
from celerylint.model.runtime import Fallback, LoopRun
from celerylint.rule import Confidence, Finding, Rule, Severity

rule = Rule(__name__, __doc__, severity=Severity.MODERATE, since="0.1")


@rule.check(LoopRun)
def check(run: LoopRun, project: Project) -> Iterator[Finding]:
    if run.fallback is None or run is not project.having(LoopRun, "span", run.span)[0]:
        return
    name = run.task.label
    below = f"`{name}`" if not run.chain else f"`{name}` (through `{run.chain[-1].callee}`)"
    dead = run.loop == "running"
    yield rule.at(
        run.span,
        f"{below} {_harm(run.fallback, dead)}",
        severity=Severity.MINOR if dead else Severity.MODERATE,
        confidence=Confidence.MEDIUM if run.chain else Confidence.HIGH,
        related=[
            *(step.seen for step in run.chain),
            (run.fallback.span, "here it is run again"),
        ],
        symbol=run.task.name,
    )


def _harm(fallback: Fallback, dead: bool) -> str:
    if dead:
        return "never gets past this line: a worker process has no running event loop, and a running one refuses"
    if fallback.spent:
        return "hides a `RuntimeError` of its work: the same coroutine cannot run again, and that is what is reported"
    return "does its work twice when the work itself raises `RuntimeError`"
