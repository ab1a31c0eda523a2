"""Pooled engine hands out connections that the server may have closed.

Why: a worker can be idle for hours, and servers, proxies and firewalls close idle connections. The pool does not
    notice: the first task after the pause fails with "server closed the connection unexpectedly".

Bad:
    from celery import Celery
    from sqlalchemy import create_engine, text

    app = Celery("shop")
    engine = create_engine("postgresql://db/shop")

    @app.task
    def expire_carts():
        with engine.begin() as connection:
            connection.execute(text("delete from carts where expired"))
Good:
    from celery import Celery
    from sqlalchemy import create_engine, text

    app = Celery("shop")
    engine = create_engine("postgresql://db/shop", pool_pre_ping=True)

    @app.task
    def expire_carts():
        with engine.begin() as connection:
            connection.execute(text("delete from carts where expired"))
Limits: engines that tasks use, with options that can be read. `pool_size` needs no attention under prefork.
Fix: Pass `pool_pre_ping=True`, or a `pool_recycle` below the server's limit.
Refs: SQLAlchemy docs, "Dealing with Disconnects"
"""

from __future__ import annotations

from collections.abc import Iterator

from celerylint.model.project import Project
from celerylint.model.runtime import TaskEngine
from celerylint.rule import Finding, Rule, Severity
from celerylint.vocabulary.databases import LOOP_FREE_DRIVERS

rule = Rule(__name__, __doc__, severity=Severity.MINOR, since="0.1", default=False)

_OPTIONS = frozenset(("pool_pre_ping", "pool_recycle", "pool", "creator"))


@rule.check(TaskEngine)
def check(found: TaskEngine, project: Project) -> Iterator[Finding]:
    engine = found.use.engine
    if engine.options is None or engine.pool != "pooled" or engine.home == "local":
        return
    if _OPTIONS & engine.options.keys() or engine.driver.startswith(LOOP_FREE_DRIVERS):
        return
    if found is project.having(TaskEngine, "place", found.place)[0]:
        yield rule.at(
            engine.span,
            f"after a pause `{found.task.label}` may be given a connection that the server has closed, and fails",
            related=[] if found.use.span == engine.span else [(found.use.span, "the engine is used here")],
            symbol=found.task.name,
        )
