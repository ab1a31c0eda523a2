"""Worker connects to the database before it forks.

Why: an engine at module level is right as long as its first connection is made in the process that uses it. A
    connection that the main process opened while it imported its modules (`create_all`, a query at module level, a
    `worker_init` receiver) waits in the pool that every child inherits: all of them talk over one socket, read each
    other's answers, and most queries fail.

Bad:
    from celery import Celery
    from sqlalchemy import MetaData, create_engine, text

    app = Celery("shop")
    engine = create_engine("postgresql://db/shop")
    metadata = MetaData()
    metadata.create_all(engine)

    @app.task
    def count_orders():
        with engine.connect() as connection:
            return connection.scalar(text("select count(*) from orders"))
Good:
    from celery import Celery
    from celery.signals import worker_process_init
    from sqlalchemy import MetaData, create_engine, text

    app = Celery("shop")
    engine = create_engine("postgresql://db/shop")
    metadata = MetaData()
    metadata.create_all(engine)

    @worker_process_init.connect
    def forget_connections(**kwargs):
        engine.dispose(close=False)

    @app.task
    def count_orders():
        with engine.connect() as connection:
            return connection.scalar(text("select count(*) from orders"))
Limits: looks at modules with tasks or an app, at what these import, at the files of engines that tasks use, and at
    receivers of signals that the main process gets. `NullPool`, an engine that is disposed of at import or as a process
    starts, and pools without child processes are right. Low confidence in a branch, or when no task is seen to use the
    engine.
Fix: Connect in tasks only, or call `engine.dispose(close=False)` in a receiver of `worker_process_init`.
Refs: SQLAlchemy docs, "Using Connection Pools with Multiprocessing or os.fork()"
Proof: tests/proofs/test_cel606_engine_shared_across_fork.py
"""

from __future__ import annotations

from collections.abc import Iterator

from celerylint.model.process import all_use
from celerylint.model.project import Project
from celerylint.model.runtime import EarlyUse, TaskEngine
from celerylint.rule import Confidence, Finding, Rule, Severity
from celerylint.vocabulary.databases import LOOP_FREE_DRIVERS
from celerylint.vocabulary.signals import SINGLE_PROCESS_POOLS

rule = Rule(__name__, __doc__, severity=Severity.MAJOR, since="0.1")


@rule.check(EarlyUse)
def check(use: EarlyUse, project: Project) -> Iterator[Finding]:
    if all_use(project.apps, SINGLE_PROCESS_POOLS) or use.engine.driver.startswith(LOOP_FREE_DRIVERS):
        return
    users = project.having(TaskEngine, "place", use.engine.span)
    when = f"when `{use.signal}` is sent" if use.signal else "when a worker imports this"
    yield rule.at(
        use.span,
        f"{when}, its main process connects to the database: the processes that it forks share that connection and read"
        " each other's answers",
        confidence=_confidence(use, used=bool(users)),
        related=[
            *(step.seen for step in use.chain),
            (use.engine.span, "the engine that keeps the connection"),
            *((found.use.span, f"`{found.task.label}` uses it") for found in users[:1]),
        ],
        symbol=users[0].task.name if users else "",
    )


def _confidence(use: EarlyUse, *, used: bool) -> Confidence:
    if use.conditional or not used:
        return Confidence.LOW
    return Confidence.HIGH if use.engine.pool == "pooled" and not use.chain else Confidence.MEDIUM
