"""Worker code patches the event loop with `nest_asyncio`.

Why: no event loop runs in a worker process, so there is nothing to nest: `asyncio.run` works as it is. `nest_asyncio`
    replaces parts of asyncio by slower ones for the whole process, hides which loop a coroutine runs on, and its
    development has ended.

Bad:
    import asyncio

    import nest_asyncio
    from celery import Celery

    app = Celery("shop", task_time_limit=300)

    async def fetch(url): ...

    @app.task
    def refresh(url):
        nest_asyncio.apply()
        return asyncio.run(fetch(url))
Good:
    import asyncio

    from celery import Celery

    app = Celery("shop", task_time_limit=300)

    async def fetch(url): ...

    @app.task
    def refresh(url):
        return asyncio.run(fetch(url))
Limits: looks at tasks, what they call, and modules that define tasks or an app. It does not solve the trouble of
    connections that outlive their loop, see CEL601.
Fix: Remove it, and call `asyncio.run(…)`.
Refs: the nest_asyncio repository, archived in 2024
"""

from __future__ import annotations

from collections.abc import Iterator

from celerylint.model.calls import RunCall
from celerylint.model.process import WorkerImport
from celerylint.model.project import Project
from celerylint.rule import Confidence, Finding, Rule, Severity

rule = Rule(__name__, __doc__, severity=Severity.MINOR, since="0.1")

_APPLY = "nest_asyncio.apply"


@rule.check(RunCall)
def check_run(call: RunCall, project: Project) -> Iterator[Finding]:
    if call.callee == _APPLY:
        yield rule.at(
            call.span,
            f"`{call.task.label}` patches the event loop of its worker process, where none is running",
            confidence=Confidence.MEDIUM if call.chain else Confidence.HIGH,
            related=[step.seen for step in call.chain],
            symbol=call.task.name,
        )


@rule.check(WorkerImport)
def check_import(call: WorkerImport, project: Project) -> Iterator[Finding]:
    if call.callee == _APPLY:
        yield rule.at(call.span, "every worker process gets a patched event loop, where none is running")
