"""Task runs a coroutine on an event loop of its own.

Why: `asyncio.run` in a task is no fault by itself; it costs a fraction of a millisecond. But every run gets a new loop
    and closes it, while a pooled async engine that outlives the run keeps connections that belong to the closed loop.
    The first task in each worker process works, the next one fails with "attached to a different loop", and
    `pool_pre_ping` only hides it for a while.

Bad:
    import asyncio

    from celery import Celery
    from sqlalchemy.ext.asyncio import async_sessionmaker, create_async_engine

    app = Celery("shop", task_time_limit=300)
    engine = create_async_engine("postgresql+asyncpg://db/shop")
    Session = async_sessionmaker(engine)

    async def count_orders():
        async with Session() as session:
            return await session.scalar("select count(*) from orders")

    @app.task
    def report():
        return asyncio.run(count_orders())
Good:
    import asyncio

    from celery import Celery
    from sqlalchemy.ext.asyncio import async_sessionmaker, create_async_engine

    app = Celery("shop", task_time_limit=300)
    engine = create_async_engine("postgresql+asyncpg://db/shop")
    Session = async_sessionmaker(engine)
    runner = asyncio.Runner()  # makes its loop when first used: one for each worker process

    async def count_orders():
        async with Session() as session:
            return await session.scalar("select count(*) from orders")

    @app.task
    def report():
        return runner.run(count_orders())
Limits: minor by itself, critical when a pooled async engine outlives the loop. Helpers are followed through the
    calls that names can tell; a loop that is kept for the process is right and not reported. `asyncio.get_event_loop()`
    and handlers that run the work again are the business of CEL602 and CEL603.
Fix: Give the worker's engine `poolclass=NullPool`, or dispose of it in the same run, or keep one loop per worker
    process.
Refs: SQLAlchemy docs, "Using multiple asyncio event loops"; Python docs, `asyncio.run`
Proof: tests/proofs/test_cel601_asyncio_run_in_task.py
"""

from __future__ import annotations

from collections.abc import Iterator

from celerylint.model.project import Project
from celerylint.model.runtime import EngineUse, LoopRun
from celerylint.model.source import Span
from celerylint.rule import Confidence, Finding, Rule, Severity
from celerylint.vocabulary.databases import LOOP_FREE_DRIVERS

rule = Rule(__name__, __doc__, severity=Severity.MINOR, since="0.1")


@rule.check(LoopRun)
def check(run: LoopRun, project: Project) -> Iterator[Finding]:
    if not _is_worst_at(run, project):
        return
    name = run.task.label
    below = f"`{name}`" if not run.chain else f"`{name}` (through `{run.chain[-1].callee}`)"
    pooled = _outliving(run)
    if pooled is not None:
        sure = pooled.engine.pool == "pooled"
        yield rule.at(
            run.span,
            f"{below} runs on a new event loop each time, but its pooled async engine keeps connections of the last"
            " one: the second run in a worker process fails",
            severity=Severity.CRITICAL if sure else Severity.MAJOR,
            confidence=Confidence.HIGH if sure and not run.chain else Confidence.MEDIUM,
            related=[
                *(step.seen for step in run.chain),
                *(step.seen for step in pooled.chain[len(run.chain) :]),
                *_engine(pooled),
            ],
            symbol=run.task.name,
        )
    elif run.loop == "fresh" and run.fallback is None and run.unclosed is None:
        yield rule.at(
            run.span,
            f"{below} starts an event loop for each run: nothing that belongs to a loop may outlive it",
            related=[step.seen for step in run.chain],
            symbol=run.task.name,
        )


def _outliving(run: LoopRun) -> EngineUse | None:
    """A pooled async engine that coroutines of this run use and that the next run will find again."""
    renewed = run.loop in ("fresh", "bridge") or (run.loop == "current" and run.fallback is not None)
    if not renewed:
        return None
    for use in run.engines:
        engine = use.engine
        kept = engine.home != "local" and engine.is_async and engine.pool != "none"
        if kept and not use.disposed_in_run and not engine.driver.startswith(LOOP_FREE_DRIVERS):
            return use
    return None


def _is_worst_at(run: LoopRun, project: Project) -> bool:
    """One finding for each place: for the first task whose run there goes wrong, else for the first task."""
    here = project.having(LoopRun, "span", run.span)
    return run is next((other for other in here if _outliving(other)), here[0])


def _engine(use: EngineUse) -> list[tuple[Span, str]]:
    places = [(use.engine.span, "the engine outlives each run, with a pool")]
    return places if use.span == use.engine.span else [(use.span, "the engine is used here"), *places]
