"""Task creates a database engine and does not dispose of it.

Why: an engine is a connection pool. Created on each run, it connects anew every time and leaves the connection open
    until the garbage collector happens to close it: under load the database runs out of connections. An async engine
    cached on a Task class is bound to the event loop of the first run, and fails in the second.

Bad:
    from celery import Celery
    from sqlalchemy import create_engine, text

    app = Celery("shop")

    @app.task
    def expire_carts():
        engine = create_engine("postgresql://db/shop")
        with engine.begin() as connection:
            connection.execute(text("delete from carts where expired"))
Good:
    from celery import Celery
    from sqlalchemy import create_engine, text

    app = Celery("shop")
    engine = create_engine("postgresql://db/shop")

    @app.task
    def expire_carts():
        with engine.begin() as connection:
            connection.execute(text("delete from carts where expired"))
Limits: an engine with `NullPool`, one that is disposed of anywhere in the run, and one that is kept for the process (a
    module global, a lazy singleton, a cached function) are right. Helpers below the task are followed.
Fix: Create one engine per process and reuse it, or call `dispose()` in a `finally`, or use `poolclass=NullPool`.
Refs: SQLAlchemy docs, "Engine Disposal", "Using Connection Pools with Multiprocessing"
Proof: tests/proofs/test_cel604_undisposed_engine.py
"""

from __future__ import annotations

from collections.abc import Iterator

from celerylint.model.project import Project
from celerylint.model.runtime import TaskEngine
from celerylint.rule import Confidence, Finding, Rule, Severity
from celerylint.vocabulary.databases import LOOP_FREE_DRIVERS

rule = Rule(__name__, __doc__, severity=Severity.MAJOR, since="0.1")


@rule.check(TaskEngine)
def check(found: TaskEngine, project: Project) -> Iterator[Finding]:
    first = project.having(TaskEngine, "place", found.place)[0]
    engine = found.use.engine
    if found is not first or engine.pool == "none" or found.use.disposed_in_run:
        return
    if engine.driver.startswith(LOOP_FREE_DRIVERS):
        return
    name = found.task.label
    related = [step.seen for step in found.use.chain]
    confidence = Confidence.HIGH if engine.pool == "pooled" else Confidence.LOW
    if engine.home == "local":
        yield rule.at(
            engine.span,
            f"each run of `{name}` creates an engine with its own pool and never disposes of it: connections pile up",
            confidence=min(confidence, Confidence.MEDIUM) if found.use.chain else confidence,
            related=related,
            symbol=found.task.name,
        )
    elif engine.owner_is_task_class and engine.is_async and found.loop in ("fresh", "bridge", "current"):
        yield rule.at(
            engine.span,
            f"this async engine is kept on a Task class and never disposed of, while `{name}` runs on a new event loop"
            " each time",
            confidence=confidence,
            related=related,
            symbol=found.task.name,
        )
