"""Connection pool and worker concurrency do not fit together.

Why: a pool belongs to a process. Under threads or greenlets all tasks of the worker share one: those that find it empty
    wait for half a minute and fail with `TimeoutError: QueuePool limit reached`. Under prefork every process has a pool
    of its own and needs one connection for its one task; a large pool only raises what a fault may take, up to more
    than the server gives.

Bad:
    from celery import Celery
    from sqlalchemy import create_engine, text

    app = Celery("shop", worker_pool="threads", worker_concurrency=50)
    engine = create_engine("postgresql://db/shop", pool_size=5, max_overflow=10)

    @app.task
    def expire_carts():
        with engine.begin() as connection:
            connection.execute(text("delete from carts where expired"))
Good:
    from celery import Celery
    from sqlalchemy import create_engine, text

    app = Celery("shop", worker_pool="threads", worker_concurrency=50)
    engine = create_engine("postgresql://db/shop", pool_size=50, max_overflow=0)

    @app.task
    def expire_carts():
        with engine.begin() as connection:
            connection.execute(text("delete from carts where expired"))
Limits: only with figures that stand in the code, and engines that tasks use. Moderate for a shared pool that is too
    small; minor for pools that could take more than the server's default (100 for PostgreSQL, 151 for MySQL), which
    prefork seldom does.
Fix: Let `pool_size` + `max_overflow` be the number of tasks that a process runs at once: one under prefork.
Refs: SQLAlchemy docs, "Connection Pooling"; Celery docs, "Concurrency"
"""

from __future__ import annotations

from collections.abc import Iterator

from celerylint.model.apps import App
from celerylint.model.project import Project
from celerylint.model.runtime import Engine, TaskEngine
from celerylint.model.values import Absent, Known
from celerylint.rule import Confidence, Finding, Rule, Severity
from celerylint.vocabulary import databases
from celerylint.vocabulary.signals import SHARED_PROCESS_POOLS

rule = Rule(__name__, __doc__, severity=Severity.MINOR, since="0.1")

_MAX_CONNECTIONS = rule.option(
    "max-connections", 0, "How many connections the database server takes in all; 0 for its own default."
)


@rule.check(TaskEngine)
def check(found: TaskEngine, project: Project) -> Iterator[Finding]:
    engine = found.use.engine
    slots = _slots(engine)
    if slots is None or found is not project.having(TaskEngine, "place", found.place)[0]:
        return
    for app in project.apps_of(found.task):
        workers, pool = app.get("worker_concurrency"), app.get("worker_pool")
        if not isinstance(workers, Known) or type(workers.value) is not int:
            continue
        if isinstance(pool, Known) and pool.value in SHARED_PROCESS_POOLS:
            yield from _starved(found, app, slots, workers)
        elif isinstance(pool, Absent) or (isinstance(pool, Known) and pool.value == "prefork"):
            yield from _greedy(found, app, slots, workers, _MAX_CONNECTIONS.of(project))


def _starved(found: TaskEngine, app: App, slots: int, workers: Known) -> Iterator[Finding]:
    if slots < workers.value:
        yield rule.at(
            found.use.engine.span,
            f"{workers.value} tasks share this pool of at most {slots} connections: under load the others wait, then"
            " fail with `TimeoutError`",
            severity=Severity.MODERATE,
            related=[(workers.span, "as many tasks run at once")],
            symbol=found.task.name,
            app=app.name,
        )


def _greedy(found: TaskEngine, app: App, slots: int, workers: Known, limit: int) -> Iterator[Finding]:
    engine = found.use.engine
    server, default = databases.SERVER_LIMITS.get(engine.driver.partition("+")[0], ("the server", 0))
    told = f"{server} takes {limit}" if limit else f"{server} takes {default} by default"
    limit = limit or default
    if limit and slots * workers.value > limit:
        yield rule.at(
            engine.span,
            f"{workers.value} processes may open {slots} connections each, {slots * workers.value} in all, where"
            f" {told}; a process that runs one task at a time needs one",
            confidence=Confidence.MEDIUM,
            related=[(workers.span, "as many processes")],
            symbol=found.task.name,
            app=app.name,
        )


def _slots(engine: Engine) -> int | None:
    """The most connections that the pool opens; None without a limit, or when it cannot be told."""
    size = engine.number("pool_size", databases.POOL_SIZE)
    overflow = engine.number("max_overflow", databases.MAX_OVERFLOW)
    if engine.pool != "pooled" or engine.home == "local" or not size or overflow is None or overflow < 0:
        return None
    return size + overflow
