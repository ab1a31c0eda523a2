"""Async client outlives the event loop of the task that opened it.

Why: `asyncio.run` makes an event loop for each run of a task and closes it at the end. A client that is kept for the
    process still holds the connections that it opened on the first loop: in the second run they answer with "Event
    loop is closed". A lock or queue of `asyncio` does the same once two coroutines have waited for it.

Bad:
    import asyncio

    import httpx
    from celery import Celery

    app = Celery("shop")
    app.conf.task_time_limit = 60
    client = httpx.AsyncClient(base_url="https://shop.example")

    async def fetch(path):
        return (await client.get(path, timeout=5)).json()

    @app.task
    def load_prices():
        return asyncio.run(fetch("/prices"))
Good:
    import asyncio

    import httpx
    from celery import Celery

    app = Celery("shop")
    app.conf.task_time_limit = 60

    async def fetch(path):
        async with httpx.AsyncClient(base_url="https://shop.example") as client:
            return (await client.get(path, timeout=5)).json()

    @app.task
    def load_prices():
        return asyncio.run(fetch("/prices"))
Limits: knows the clients of redis, httpx, aiohttp, motor, pymongo, asyncpg and others, and the locks of `asyncio`. A
    client that the run closes, and a loop that is kept for the process, are right. Engines of SQLAlchemy: see CEL601.
Fix: Make the client inside the coroutine, with `async with`, or use its synchronous twin.
Refs: Python docs, `asyncio.run`
Proof: tests/proofs/test_cel605_async_client_across_loops.py
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from celerylint.model.kept import KeptUse
from celerylint.model.project import Project
from celerylint.model.runtime import LoopRun
from celerylint.rule import Confidence, Finding, Rule, Severity
from celerylint.vocabulary.clients import LOOP_BOUND

rule = Rule(__name__, __doc__, severity=Severity.CRITICAL, since="0.1")

_NEW: Final = ("fresh", "bridge")


@rule.check(LoopRun)
def check(run: LoopRun, project: Project) -> Iterator[Finding]:
    for use in run.clients if run.loop in _NEW else ():
        if run is _first(use, project):
            yield _finding(run, use)


def _first(use: KeptUse, project: Project) -> LoopRun:
    runs = (run for run in project.subjects(LoopRun) if run.loop in _NEW)
    return next(run for run in runs if any(other.kept == use.kept for other in run.clients))


def _finding(run: LoopRun, use: KeptUse) -> Finding:
    certain = LOOP_BOUND[use.kept.callee]
    when = "later runs fail on its closed loop" if certain else "once coroutines wait for it, later runs fail"
    return rule.at(
        use.kept.span,
        f"`{use.kept.callee}` belongs to the event loop that first used it, but `{run.task.label}` runs on a new one"
        f" each time: {when}",
        severity=Severity.CRITICAL if certain else Severity.MAJOR,
        confidence=Confidence.HIGH if certain and len(use.chain) <= 1 else Confidence.MEDIUM,
        related=[(run.span, "a new event loop for each run"), *(step.seen for step in use.chain), (use.span, "used")],
        symbol=run.task.name,
    )
