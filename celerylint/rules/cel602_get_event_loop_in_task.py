"""Task relies on an event loop that nobody provides or closes.

Why: no event loop runs in a worker process. `asyncio.get_event_loop()` makes one only in the main thread, and only as
    long as nothing in the process has called `asyncio.run`: after that it raises "There is no current event loop", as
    it always does in a thread pool and, from Python 3.14, everywhere. Who closes the loop that it gave leaves a closed
    one to the next run, which fails with "Event loop is closed". A loop from `asyncio.new_event_loop()` that nobody
    closes keeps three file descriptors until the garbage collector finds it.

Bad:
    import asyncio

    from celery import Celery

    app = Celery("shop", task_time_limit=300)

    async def fetch(url): ...

    @app.task
    def refresh(url):
        return asyncio.get_event_loop().run_until_complete(fetch(url))
Good:
    import asyncio

    from celery import Celery

    app = Celery("shop", task_time_limit=300)

    async def fetch(url): ...

    @app.task
    def refresh(url):
        return asyncio.run(fetch(url))
Limits: critical when the loop is closed for the next run or when a running one is asked for, major without a current
    loop, moderate for one that stays open. A loop that is looked up or made once for the process is right.
Fix: Call `asyncio.run(…)`, which makes a loop for the run and closes it.
Refs: Python docs, `asyncio.get_event_loop`, `asyncio.run`
Proof: tests/proofs/test_cel602_get_event_loop_in_task.py
"""

from __future__ import annotations

from collections.abc import Iterator

from celerylint.model.project import Project
from celerylint.model.runtime import LoopRun
from celerylint.model.source import Span
from celerylint.rule import Confidence, Finding, Rule, Severity

rule = Rule(__name__, __doc__, severity=Severity.MAJOR, since="0.1")


@rule.check(LoopRun)
def check(run: LoopRun, project: Project) -> Iterator[Finding]:
    if run is not project.having(LoopRun, "span", run.span)[0]:
        return
    if run.closed is not None:
        yield _closed(run, run.closed)
    elif run.loop == "current" and run.fallback is None:
        yield _current(run, project)
    elif run.loop == "running" and run.fallback is None and not run.guarded:
        yield rule.at(
            run.span,
            f"{_named(run)} asks for the running event loop: a worker process has none, so it fails each time",
            severity=Severity.CRITICAL,
            related=[step.seen for step in run.chain],
            symbol=run.task.name,
        )
    elif run.unclosed is not None:
        yield rule.at(
            run.unclosed,
            f"{_named(run)} never closes the event loop of its run: file descriptors pile up until garbage collection",
            severity=Severity.MODERATE,
            confidence=Confidence.MEDIUM,
            related=[step.seen for step in run.chain],
            symbol=run.task.name,
        )


def _closed(run: LoopRun, place: Span) -> Finding:
    return rule.at(
        run.span,
        f"{_named(run)} closes the process's current event loop: the next run finds it closed and fails",
        severity=Severity.CRITICAL,
        confidence=Confidence.MEDIUM if run.chain else Confidence.HIGH,
        related=[*(step.seen for step in run.chain), (place, "here it is closed")],
        symbol=run.task.name,
    )


def _current(run: LoopRun, project: Project) -> Finding:
    """Sure where another task of the project ends with no current loop: the two meet in one process."""
    runs = (other for other in project.subjects(LoopRun) if other.how.endswith("asyncio.run"))
    other = next(runs, None)
    return rule.at(
        run.span,
        f"{_named(run)} relies on a current event loop: there is none in a thread, nor in a worker process after any"
        " `asyncio.run`",
        confidence=Confidence.MEDIUM if other is None else Confidence.HIGH,
        related=[
            *(step.seen for step in run.chain),
            *([(other.span, "this run leaves none")] if other is not None else []),
        ],
        symbol=run.task.name,
    )


def _named(run: LoopRun) -> str:
    name = run.task.label
    return f"`{name}`" if not run.chain else f"`{name}` (through `{run.chain[-1].callee}`)"
